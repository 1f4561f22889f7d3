import {
  BadgeCheck,
  Bookmark,
  Check,
  CircleMinus,
  Clock,
  Flag,
  Hammer,
  Loader,
  Pencil,
  PenLine,
  WifiOff,
} from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NetworkError } from '../lib/api-error.ts';
import { Rich } from '../lib/i18n.tsx';
import { usePlaces } from '../lib/places.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Avatar, Chip } from '../ui/chip.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DrawnEmblem, EstateTag } from '../ui/emblem.tsx';
import { ErrorSummary, TextArea, TextField } from '../ui/field.tsx';
import { LivePill } from '../ui/live-pill.tsx';
import { Menu } from '../ui/menu.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Pager } from '../ui/pager.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState, NoPermission } from '../ui/states.tsx';
import { StreetStrip } from '../ui/street-strip.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { showToast } from '../ui/toast-store.ts';
import '../ui/gallery.css';

// Development only, so its few words stand here and not in the catalogues.

const Part = ({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) => (
  <section className={wide ? 'wide' : undefined}>
    <h2>{title}</h2>
    {children}
  </section>
);

const now = Date.now();
const minutesAgo = [0, 12, 80, 60 * 9, 60 * 30, 60 * 24 * 19, 60 * 24 * 400];

const Overlays = () => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="btnrow">
        <Button onClick={() => setOpen(true)}>Otwórz okno</Button>
        <Button onClick={() => showToast('Wątek zapisany')}>Komunikat</Button>
        <Button onClick={() => showToast('Post usunięty', () => showToast('Post wrócił'))}>Komunikat z cofaniem</Button>
        <Menu
          label="Więcej działań: post Jadwigi"
          items={[
            { key: 'edit', label: 'Popraw', icon: Pencil, onSelect: () => showToast('Popraw') },
            { key: 'save', label: 'Zapisz wątek', icon: Bookmark, onSelect: () => showToast('Zapisano') },
            { key: 'report', label: 'Zgłoś naruszenie', icon: Flag, danger: true, onSelect: () => setOpen(true) },
          ]}
        />
      </div>
      {open ? (
        <Dialog title="Co jest nie tak z tym postem?" onClose={() => setOpen(false)}>
          <p className="muted">Zgłoszenie zobaczy tylko moderacja.</p>
          <TextField label="Dopisek (niekonieczny)" />
          <div className="btnrow mt5">
            <Button kind="primary" onClick={() => setOpen(false)}>
              Zgłoś
            </Button>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              Anuluj
            </Button>
          </div>
        </Dialog>
      ) : undefined}
    </>
  );
};

const Fields = () => {
  const [attempt, setAttempt] = useState(1);
  return (
    <>
      <ErrorSummary
        attempt={attempt}
        items={[{ field: 'gallery-mail', text: 'Wpisz adres e-mail z małpą, na przykład jan@poczta.pl' }]}
      />
      <TextField
        id="gallery-mail"
        label="Adres e-mail"
        hint="Nikt poza Tobą go nie zobaczy"
        error="Wpisz adres e-mail z małpą, na przykład jan@poczta.pl"
        type="email"
      />
      <TextArea label="Opis sprawy" />
      <div className="btnrow mt4">
        <Button kind="primary" onClick={() => setAttempt(attempt + 1)}>
          Wyślij
        </Button>
        <Button kind="primary" busy>
          Wysyłamy
        </Button>
        <Button kind="danger">Usuń</Button>
        <Button kind="quiet">Anuluj</Button>
        <Button aria-pressed>Wciśnięty</Button>
      </div>
    </>
  );
};

const TabsPart = () => {
  const [tab, setTab] = useState('write');
  return (
    <Tabs
      label="Odpowiedź"
      selected={tab}
      onSelect={setTab}
      tabs={[
        { key: 'write', label: 'Treść' },
        { key: 'preview', label: 'Podgląd' },
      ]}
    >
      <p className="mt3">{tab === 'write' ? 'Tu się pisze.' : 'Tu się ogląda.'}</p>
    </Tabs>
  );
};

/** Every component in its states, beside each other. Reached at `/_ui` while developing. */
export const Page = () => {
  const places = usePlaces();
  const [waiting, setWaiting] = useState(5);
  return (
    <>
      <PageTitle title="Stany składników" />
      <p className="lead">Każdy stan mówi, co się stało i co można zrobić.</p>
      <StreetStrip />
      <div className="gal mt6">
        <Part title="Wczytywanie">
          <SkeletonRows count={2} />
        </Part>
        <Part title="Pusto">
          <EmptyState
            picture={<DrawnEmblem accent="violet" emblem="gables" name="Dachy" />}
            title="Na TBS jeszcze nikt nie pisał"
            action={
              <Button kind="primary" icon={PenLine}>
                Napisz pierwszy wątek
              </Button>
            }
          >
            Pierwszy wątek nie musi być problemem. Może być pytaniem albo pochwałą.
          </EmptyState>
        </Part>
        <Part title="Brak sieci">
          <Banner kind="warn" icon={WifiOff}>
            <Rich id="ui.offline" components={{ b: <b /> }} />
          </Banner>
        </Part>
        <Part title="Błąd">
          <ErrorState error={new NetworkError(false, undefined)} onRetry={() => undefined} />
        </Part>
        <Part title="Bez uprawnień">
          <NoPermission action={<span className={buttonClass()}>Poproś o dostęp</span>} />
        </Part>
        <Part title="Wysyłanie posta">
          <p className="meta">
            <Loader className="i" aria-hidden /> wysyłamy
          </p>
          <div className="mt3">
            <Banner kind="bad">
              <b>Odpowiedź nie została wysłana.</b> Treść jest bezpieczna w szkicu.
            </Banner>
          </div>
          <div className="mt3">
            <Banner kind="ok">Zapisano.</Banner>
          </div>
        </Part>
        <Part title="Okna i komunikaty">
          <Overlays />
        </Part>
        <Part title="Zakładki i strony">
          <TabsPart />
          <Pager page={2} pages={5} renderLink={(page, label) => <a href={`#strona-${page}`}>{label}</a>} />
        </Part>
        <Part title="Pola i przyciski">
          <Fields />
        </Part>
        <Part title="Czas, osoby, motyw">
          <ul>
            {minutesAgo.map((minutes) => (
              <li key={minutes}>
                <RelativeTime at={new Date(now - minutes * 60_000).toISOString()} />
              </li>
            ))}
          </ul>
          <div className="btnrow mt4">
            <Avatar name="Jadwiga M." />
            <Avatar name="Łukasz" small />
            <Avatar name="Urząd" official />
          </div>
          <div className="mt4">
            <ThemeSwitch />
          </div>
        </Part>
        <Part title="Statusy spraw i godła" wide>
          <div className="btnrow">
            <Chip kind="wait" icon={Clock}>
              Czeka na odpowiedź
            </Chip>
            <Chip kind="prog" icon={Hammer}>
              W toku
            </Chip>
            <Chip kind="ans" icon={BadgeCheck}>
              Jest odpowiedź
            </Chip>
            <Chip kind="done" icon={Check}>
              Załatwione
            </Chip>
            <Chip icon={CircleMinus}>Odmowa z uzasadnieniem</Chip>
            <Chip kind="late" icon={Clock}>
              2 dni po terminie
            </Chip>
            <Chip kind="role">moderacja</Chip>
          </div>
          <div className="btnrow mt4">
            {places.map(({ slug, name }) => (
              <EstateTag key={slug} place={slug} name={name} />
            ))}
            <DrawnEmblem accent="neutral" emblem="initial" name="Nowe" />
            <DrawnEmblem accent="cobalt" emblem="wheel" name="Koło" size="l" />
          </div>
        </Part>
      </div>
      <LivePill count={waiting} onShow={() => setWaiting(0)} />
    </>
  );
};
