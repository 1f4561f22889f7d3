import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';

interface LookProps {
  readonly kind?: ButtonKind;
  readonly big?: boolean;
  readonly wide?: boolean;
}

const kindClass: Record<ButtonKind, string> = { primary: 'btn p', plain: 'btn', danger: 'btn d', quiet: 'btn q' };

/** The classes of a button, for links that look like one: `<Link className={buttonClass({ kind: 'primary' })}>`. */
export const buttonClass = ({ kind = 'plain', big = false, wide = false }: LookProps = {}): string =>
  `${kindClass[kind]}${big ? ' big' : ''}${wide ? ' w' : ''}`;

type ButtonProps = LookProps &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    readonly icon?: LucideIcon;
    /** Work is under way: presses do nothing, the words stay, focus is kept. */
    readonly busy?: boolean;
    readonly ref?: Ref<HTMLButtonElement>;
  };

/** A button; its text is a verb. A submit button must say `type="submit"`. */
export const Button = ({
  kind,
  big,
  wide,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type,
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type === 'submit' ? 'submit' : 'button'}
    className={[buttonClass({ ...(kind && { kind }), ...(big && { big }), ...(wide && { wide }) }), className]
      .filter(Boolean)
      .join(' ')}
    aria-disabled={busy || rest['aria-disabled']}
    aria-busy={busy || undefined}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.(event);
    }}
  >
    {icon === undefined ? undefined : <Icon of={icon} />}
    {children}
  </button>
);

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> & {
  readonly icon: LucideIcon;
  /** The accessible name; it is shown nowhere. */
  readonly label: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A 44 px button without words: search, bell, more, close, formatting only. */
export const IconButton = ({ icon, label, children, className, ...rest }: IconButtonProps) => (
  <button
    {...rest}
    type="button"
    className={className === undefined ? 'iconbtn' : `iconbtn ${className}`}
    aria-label={label}
  >
    <Icon of={icon} />
    {children}
  </button>
);
