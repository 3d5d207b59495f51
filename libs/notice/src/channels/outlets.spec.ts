import fc from 'fast-check';
import { callOut } from './call-out';
import { Blocked, isPublic, Outlets } from './outlets';
import { AddressSeal, hintOf } from './sealed-address';

describe('where addresses that people give may lead', () => {
  const outlets = new Outlets([]);
  it.each([
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://10.1.2.3/',
    'https://172.31.0.1/',
    'https://192.168.1.1:8080/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/latest/meta-data/',
    'https://[fd00:ec2::254]/latest/meta-data/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://0.0.0.0/',
    'https://255.255.255.255/',
    'http://8.8.8.8/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'https://user:word@8.8.8.8/',
  ])('is not %s', async (address) => {
    await expect(outlets.pin(new URL(address))).rejects.toThrow(Blocked);
    expect(await callOut(outlets, { url: address, headers: {}, body: '' })).toEqual({ kind: 'blocked' });
  });

  it('is the public web, encrypted', async () => {
    expect(await outlets.pin(new URL('https://8.8.8.8/x'))).toEqual({ address: '8.8.8.8', family: 4 });
    expect(await outlets.pin(new URL('https://[2400:3200::1]/'))).toMatchObject({ family: 6 });
  });

  it('is the inner network where a setting allows it, and no more of it', async () => {
    const some = new Outlets(['10.8.0.0/16', 'localhost', 'fd00::/8']);
    expect(await some.pin(new URL('http://10.8.3.4:8080/'))).toEqual({ address: '10.8.3.4', family: 4 });
    expect(await some.pin(new URL('http://localhost/'))).toBeTruthy();
    expect(await some.pin(new URL('http://[fd12::1]/'))).toBeTruthy();
    await expect(some.pin(new URL('https://10.9.0.1/'))).rejects.toThrow(Blocked);
    await expect(some.pin(new URL('https://127.0.0.1/'))).rejects.toThrow(Blocked);
  });

  it('judges an IPv4 address alike in both its forms', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(isPublic(hex)).toBe(isPublic(address));
        expect(isPublic(`::ffff:${address}`)).toBe(isPublic(address));
      }),
    );
  });
});

describe('addresses at rest', () => {
  const seal = new AddressSeal('a secret of some length');
  const destination = { address: 'https://oapi.example.org/robot/send?access_token=abcdef', secret: 'SEC' };

  it('open for their channel under their secret alone, and show nothing before', () => {
    const sealed = seal.seal('one', destination);
    expect(seal.open('one', sealed)).toEqual(destination);
    expect(seal.open('two', sealed)).toBeNull();
    expect(new AddressSeal('another secret here').open('one', sealed)).toBeNull();
    expect(sealed.toString('latin1')).not.toContain('abcdef');
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(seal.open('one', changed)).toBeNull();
    expect(seal.seal('one', destination)).not.toEqual(sealed);
  });

  it('are known again by a keyed hash, and hinted at by host and last characters', () => {
    expect(seal.target('dingtalk', 'x')).toEqual(seal.target('dingtalk', 'x'));
    expect(seal.target('dingtalk', 'x')).not.toEqual(seal.target('feishu', 'x'));
    expect(hintOf('dingtalk', destination.address)).toBe('oapi.example.org/…cdef');
    expect(hintOf('email', 'a@example.org')).toBe('a@example.org');
  });
});
