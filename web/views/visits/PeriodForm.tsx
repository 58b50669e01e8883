import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { TextField } from '../../forms/FormFields.js';
import type { Days } from './period-address.js';

/** From which day to which. */
export function PeriodForm({ days, onAsk }: { readonly days: Days; readonly onAsk: (days: Days) => void }) {
  const [asked, setAsked] = useState(days);
  const [errors, setErrors] = useState<readonly { text: string; fieldId: string }[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(asked.from === '' ? [{ text: 'Say on which day it begins', fieldId: 'visits-from' }] : []),
      ...(asked.to === '' ? [{ text: 'Say on which day it ends', fieldId: 'visits-to' }] : []),
      ...(asked.from > asked.to && asked.to !== '' ? [{ text: 'It ends before it begins', fieldId: 'visits-to' }] : []),
    ];
    setErrors(found);
    if (found.length === 0) onAsk(asked);
  };
  const problemOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.text;
  return (
    <form className="visits-period" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        id="visits-from"
        label="From"
        type="date"
        width="date"
        text={asked.from}
        problem={problemOf('visits-from')}
        onChange={(from) => setAsked({ ...asked, from })}
      />
      <TextField
        id="visits-to"
        label="To"
        type="date"
        width="date"
        text={asked.to}
        problem={problemOf('visits-to')}
        onChange={(to) => setAsked({ ...asked, to })}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
