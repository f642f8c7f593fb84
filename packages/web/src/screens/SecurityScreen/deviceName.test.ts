import { describe, expect, it } from 'vitest';
import { deviceName } from './deviceName.ts';

describe('ACC-10 A device in the list of sessions', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36',
      'Chrome · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18.0 Safari/604.1',
      'Safari · iOS',
    ],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile MicroMessenger/8.0', 'WeChat · Android'],
    ['curl/8.5.0', 'curl/8.5.0'],
    [null, null],
  ])('%s is called %s', (agent, name) => expect(deviceName(agent)).toBe(name));
});
