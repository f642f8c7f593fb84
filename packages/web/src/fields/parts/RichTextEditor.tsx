import type { Editor } from '@tiptap/react';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect } from 'react';
import { type TextKey, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { webAddress } from '../url.tsx';
import { cleaned } from './CleanHtml.tsx';

export interface RichTextEditorProps {
  id: string;
  value: string;
  onChange(value: string | null): void;
  required?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  describedBy?: string;
}

/** Tiptap with a small bar: bold, lists, headings, links. */
export default function RichTextEditor(props: RichTextEditorProps) {
  const { id, value, onChange, required, invalid, autoFocus, describedBy } = props;
  const editor = useEditor({
    extensions: [StarterKit.configure({ heading: { levels: [2, 3] }, link: { openOnClick: false } })],
    content: cleaned(value),
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(required && { 'aria-required': 'true' }),
        ...(invalid && { 'aria-invalid': 'true' }),
        class: 'rich-text rich-text-area',
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? null : changed.getHTML()),
  });
  useEffect(() => {
    // Values set from outside (a conflict, a rule) replace the text; what is being typed is the text already.
    if (!editor || editor.isDestroyed || editor.isFocused) return;
    if (value !== editor.getHTML()) editor.commands.setContent(cleaned(value));
  }, [editor, value]);
  return (
    <div className={invalid ? 'rich-text-frame rich-text-invalid' : 'rich-text-frame'}>
      {editor && <Bar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  );
}

interface Tool {
  name: TextKey;
  sign: string;
  isOn(editor: Editor): boolean;
  apply(editor: Editor): void;
}

const tools: Tool[] = [
  {
    name: 'fields.bold',
    sign: 'B',
    isOn: (e) => e.isActive('bold'),
    apply: (e) => e.chain().focus().toggleBold().run(),
  },
  {
    name: 'fields.italic',
    sign: 'I',
    isOn: (e) => e.isActive('italic'),
    apply: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    name: 'fields.strike',
    sign: 'S',
    isOn: (e) => e.isActive('strike'),
    apply: (e) => e.chain().focus().toggleStrike().run(),
  },
  {
    name: 'fields.heading',
    sign: 'H',
    isOn: (e) => e.isActive('heading'),
    apply: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'fields.bullets',
    sign: '•',
    isOn: (e) => e.isActive('bulletList'),
    apply: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'fields.numbers',
    sign: '1.',
    isOn: (e) => e.isActive('orderedList'),
    apply: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'fields.quote',
    sign: '❝',
    isOn: (e) => e.isActive('blockquote'),
    apply: (e) => e.chain().focus().toggleBlockquote().run(),
  },
];

function Bar({ editor }: { editor: Editor }) {
  const t = useText();
  const on = useEditorState({
    editor,
    selector: ({ editor: at }) => [...tools.map((tool) => tool.isOn(at)), at.isActive('link')],
  });
  const setLink = () => {
    if (editor.isActive('link')) return void editor.chain().focus().unsetLink().run();
    const address = webAddress(window.prompt(t('fields.linkAddress')) ?? '');
    if (address) editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
  };
  return (
    <div className="rich-text-bar" role="toolbar" aria-label={t('fields.textTools')}>
      {tools.map((tool, index) => (
        <button
          key={tool.name}
          type="button"
          className="btn-icon rich-text-tool"
          aria-label={t(tool.name)}
          title={t(tool.name)}
          aria-pressed={on[index]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => tool.apply(editor)}
        >
          {tool.sign}
        </button>
      ))}
      <button
        type="button"
        className="btn-icon rich-text-tool"
        aria-label={t('fields.link')}
        title={t('fields.link')}
        aria-pressed={on.at(-1)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={setLink}
      >
        <Icon name="link" size={13} />
      </button>
    </div>
  );
}
