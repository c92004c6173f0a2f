import type { Problem } from '../../../shared/domain/problem.ts';

const fields = ['kind', 'businessNumber', 'payer', 'items', 'ext', 'remark', 'payMode', 'handler', 'checker'];
const cells = ['itemCode', 'unit', 'quantity', 'price', 'amount', 'itemRemark'];

/** Problems as the eye goes over the form, so that the first one listed is the first one seen and gone to. */
export function inFormOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems
    .map(problem => ({ problem, place: placeOf(problem.field) }))
    .toSorted((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.place[2] - b.place[2])
    .map(({ problem }) => problem);
}

function placeOf(field: string): readonly [field: number, row: number, cell: number] {
  const [, name = '', row = '-1', cell = ''] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(field) ?? [];
  return [rank(fields, name), Number(row), rank(cells, cell)];
}

/** What is not in the list comes after it. */
function rank(list: readonly string[], name: string): number {
  const at = list.indexOf(name);
  return at < 0 ? list.length : at;
}
