import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, isProcedureName } from '../../../src/shared/contract/index.ts';
import { roles as everyRole } from '../../../src/shared/domain/role.ts';

const procedures = Object.entries(contract);

describe('every procedure', () => {
  it('is called noun.verb', () => {
    for (const [name] of procedures) expect(name).toMatch(/^[a-z]+[A-Za-z]*\.[a-z]+[A-Za-z]*$/);
  });

  it('says who may call it, and whether a second person must agree', () => {
    for (const [name, { roles, secondPerson, effect }] of procedures) {
      expect(['never', 'required'], name).toContain(secondPerson);
      expect(['query', 'command'], name).toContain(effect);
      if (roles === 'anyone') continue;
      expect(roles.length, name).toBeGreaterThan(0);
      for (const role of roles) expect(everyRole, name).toContain(role);
    }
  });

  it('takes and gives JSON only: no dates, bytes, big integers, functions or undefined', () => {
    for (const [name, { input, output }] of procedures)
      for (const [io, schema] of [
        ['input', input],
        ['output', output],
      ] as const)
        expect(() => z.toJSONSchema(schema, { unrepresentable: 'throw', io }), `${name} ${io}`).not.toThrow();
  });
});

describe('a name', () => {
  it('is a procedure only where the contract has it itself', () => {
    for (const [name] of procedures) expect(isProcedureName(name)).toBe(true);
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', ''])
      expect(isProcedureName(name)).toBe(false);
  });
});
