import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'secondary' | 'warning';
}

/** GOV.UK button; not a submit button unless asked. */
export function Button({ look = 'primary', className = '', type = 'button', ...rest }: ButtonProps) {
  const modifier = look === 'primary' ? '' : ` govuk-button--${look}`;
  return <button type={type} className={`govuk-button${modifier} ${className}`.trim()} {...rest} />;
}
