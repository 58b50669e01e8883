import { describe, expect, it } from 'vitest';
import { personFromClaims } from './person-from-claims.js';
import { readRoles, ROLES_BY_THEIR_NAMES, type ProviderSettings } from './provider-settings.js';

const settings: ProviderSettings = {
  issuer: 'https://login.example',
  clientId: 'id',
  clientSecret: 'hush',
  scope: 'openid',
  roleClaim: 'roles',
  agencyClaim: undefined,
  roles: ROLES_BY_THEIR_NAMES,
  apiAudience: undefined,
};
const claims = { iss: 'https://login.example', sub: '1', name: 'Ada Quay' };
const problem = (more: Record<string, unknown>, changed: Partial<ProviderSettings> = {}, asked?: string): unknown => {
  const admission = personFromClaims({ ...claims, ...more }, { ...settings, ...changed }, asked);
  return admission.ok ? admission.person.role.persona : admission.problem;
};

describe('claims let nobody in', () => {
  it.each([
    [{}],
    [{ roles: [] }],
    [{ roles: null }],
    [{ roles: 'Police-Analyst' }],
    [{ roles: 'police-analyst administrator' }],
    [{ roles: ['toString', '__proto__', 'constructor'] }],
    [{ roles: { 'police-analyst': true } }],
    [{ roles: [['police-analyst']] }],
    [{ role: ['police-analyst'] }],
  ])('%j', (more) => {
    expect(problem(more)).toBe('no-role');
  });

  it('by a path that leads nowhere, or into a prototype', () => {
    expect(problem({ realm_access: 'x' }, { roleClaim: 'realm_access.roles' })).toBe('no-role');
    expect(problem({}, { roleClaim: 'constructor.name' })).toBe('no-role');
  });

  it('in a role they do not have, or in several at once', () => {
    expect(problem({ roles: ['partner'] }, {}, 'administrator')).toBe('no-role');
    expect(problem({ roles: ['partner', 'administrator'] })).toBe('several-roles');
    expect(problem({ roles: ['partner', 'administrator'] }, {}, 'partner')).toBe('partner');
  });

  it('without an agency where it is asked for', () => {
    for (const agency of [undefined, '', ' \u0000 ', 7]) {
      expect(problem({ roles: 'partner', agency }, { agencyClaim: 'agency' })).toBe('no-agency');
    }
  });
});

describe('claims', () => {
  it('may be anywhere, under any name', () => {
    expect(problem({ realm_access: { roles: ['partner'] } }, { roleClaim: 'realm_access.roles' })).toBe('partner');
    expect(problem({ 'https://x.example/roles': 'partner' }, { roleClaim: 'https://x.example/roles' })).toBe('partner');
  });

  it('may give one role by two words', () => {
    const roles = readRoles('{"a": "partner", "b": "partner"}') as ReadonlyMap<string, 'partner'>;
    expect(problem({ roles: ['a', 'b'] }, { roles })).toBe('partner');
  });

  it('name people without what could break a line', () => {
    const admission = personFromClaims({ ...claims, name: 'Ada\u0000\n\u2028Quay\u202e ', roles: 'partner' }, settings);
    expect(admission).toMatchObject({ ok: true, person: { name: 'Ada Quay', agency: 'not stated' } });
  });

  it('make one subject of one account of one issuer', () => {
    const id = (more: Record<string, unknown>): unknown => {
      const admission = personFromClaims({ ...claims, roles: 'partner', ...more }, settings);
      return admission.ok && admission.person.id;
    };
    expect(id({})).toBe(id({ name: 'Ada Married' }));
    expect(
      new Set([id({}), id({ sub: '2' }), id({ iss: 'https://other.example' }), id({ iss: 'https://login.example1', sub: '' })])
        .size,
    ).toBe(4);
  });
});
