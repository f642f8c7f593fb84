import { base } from './slapd.fixture.ts';

const person = (uid: string, cn: string, more = '') => `
dn: uid=${uid},ou=people,${base}
objectClass: inetOrgPerson
uid: ${uid}
cn:: ${Buffer.from(cn).toString('base64')}
sn:: ${Buffer.from(cn).toString('base64')}
userPassword: Ldap-Secret-1
${more}`;

/** Everybody whom the directory of these tests knows, and a group. */
export const people = [
  person(
    'zhanghua',
    '张华',
    'mail: zhanghua@gejie.example\ntelephoneNumber: 0571-88162200\ndepartmentNumber:: ' +
      Buffer.from('华东区').toString('base64') +
      '\n',
  ),
  person('linked', '已有账号', 'mail: linked@gejie.example\n'),
  person('left', '离职者'),
  person('star*name', '星号'),
  person('oddmail', '怪邮箱', 'mail: not an address\n'),
  person('boss', '冒名者'),
  `
dn: cn=sales\\2C east,ou=groups,${base}
objectClass: groupOfNames
cn: sales, east
member: uid=zhanghua,ou=people,${base}
`,
].join('\n');
