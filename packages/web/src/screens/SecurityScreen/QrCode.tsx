import { QRCode } from 'antd';

/** Dark on white in both themes: cameras read nothing else reliably. */
export default function QrCode({ text }: { text: string }) {
  return <QRCode value={text} type="svg" size={176} color="#000" bgColor="#fff" bordered={false} />;
}
