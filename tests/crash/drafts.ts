/** The draft at a place of an endless list: asked for again after a crash it is the same one. */
export function draftAt(at: number) {
  return {
    businessNumber: `CRASH-${at}`,
    kind: '0101',
    payer: { type: '1', name: `第${at}位交款人` },
    items: [
      { itemCode: '10304010101', quantity: '1', unit: '副', price: '100', amount: '100.00' },
      { itemCode: '10304010105', quantity: '1', unit: '本', price: '15', amount: '15.00' },
    ],
    remark: `崩溃演练 ${at}`,
  };
}
