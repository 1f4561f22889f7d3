import { Ellipsis } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** The accessible name of the ⋯ button: "Więcej działań: post Haliny W." */
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** The ⋯ button with a menu: arrows, Home and End move, Enter chooses, Esc and Tab close, focus returns to the button. */
export const Menu = ({ label, items }: MenuProps) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();

  const options = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];

  useEffect(() => {
    if (!open) return undefined;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open, list, root]);

  const close = (): void => {
    setOpen(false);
    trigger.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const all = options();
    const at = all.findIndex((option) => option === document.activeElement);
    const target: Partial<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const next = target[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all[next]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Tab') setOpen(false);
  };

  if (items.length === 0) return null;
  return (
    <div className="menu" ref={root}>
      <IconButton
        icon={Ellipsis}
        label={label}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <div
          className="menu-list"
          role="menu"
          id={id}
          aria-label={label}
          tabIndex={-1}
          ref={list}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.danger === true ? 'danger' : undefined}
              onClick={() => {
                // Focus returns before the action, which may open a dialog that remembers where it came from.
                close();
                item.onSelect();
              }}
            >
              {item.icon === undefined ? undefined : <Icon of={item.icon} />}
              {item.label}
            </button>
          ))}
        </div>
      ) : undefined}
    </div>
  );
};
