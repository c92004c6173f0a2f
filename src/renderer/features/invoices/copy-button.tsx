import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { copyText } from '../../components/copy-text.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface CopyButtonProps {
  readonly code: string;
  readonly number: string;
  readonly checkCode: string;
}

/** For the payer's chat: the three figures the verification page asks for, whole and without spaces. */
export function CopyButton({ code, number, checkCode }: CopyButtonProps) {
  const announce = useAnnounce();
  const [said, setSaid] = useState<string>();
  const copy = async () => {
    const done = await copyText(invoiceTexts.copyText(code, number, checkCode));
    const words = done ? invoiceTexts.copied : invoiceTexts.notCopied;
    setSaid(words);
    announce(words);
    setTimeout(() => setSaid(undefined), 3000);
  };
  return <ActionButton label={said ?? invoiceTexts.copy} onPress={() => void copy()} />;
}
