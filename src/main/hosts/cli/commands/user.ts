import { type Role, roles } from '../../../../shared/domain/role.ts';
import { type Command, UsageError } from '../command.ts';
import { readNewPin } from '../credentials.ts';
import { dataOption, withReadDesk, withUser } from '../with-desk.ts';

export const userAdd: Command = {
  usage: 'user add NAME --roles R[,R] [--name TEXT] [--data DIR]',
  summary: '添加用户；新口令取自 UNIT_INVOICING_NEW_PIN 或提示',
  options: { ...dataOption, roles: { type: 'string' }, name: { type: 'string' } },
  positionals: 1,
  async run(call) {
    const [id = ''] = call.positionals;
    const wanted = call.required('roles').split(',').map(readRole);
    const name = call.option('name') ?? id;
    const value = await withUser(call, async desk =>
      desk.call('users.add', { id, name, roles: wanted, pin: await readNewPin() }),
    );
    return { value, text: `已添加 ${value.id}（${value.roles.join('、')}）` };
  },
};

export const userList: Command = {
  usage: 'user list [--data DIR]',
  summary: '列出用户和角色',
  options: dataOption,
  positionals: 0,
  async run(call) {
    const value = await withReadDesk(call, desk => desk.call('users.list', {}));
    return { value, text: value.map(user => `${user.id}\t${user.name}\t${user.roles.join(',')}`).join('\n') };
  },
};

function readRole(text: string): Role {
  const role = roles.find(candidate => candidate === text.trim());
  if (role === undefined) throw new UsageError(`没有角色 ${text}；可用 ${roles.join(', ')}`);
  return role;
}
