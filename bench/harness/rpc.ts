import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Type } from 'typebox';

/** What a parent asks of a child process over their channel. */
const Request = Type.Object({ id: Type.Integer(), name: Type.String(), input: Type.Unknown() });

/** What comes back: the output, or why there is none. */
export const Answer = Type.Object({
  id: Type.Integer(),
  output: Type.Optional(Type.Unknown()),
  error: Type.Optional(Type.String()),
});

interface Handler {
  readonly input: TSchema;
  readonly run: (input: unknown) => unknown;
}

/** Something a child process does when asked: checked input, then the work. */
export const handler = <S extends TSchema>(input: S, run: (input: Static<S>) => unknown): Handler => ({
  input,
  run: (given) => run(Value.Parse(input, given)),
});

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Makes this process answer its parent, and end when the parent is gone. */
export const answerParent = (handlers: Readonly<Record<string, Handler>>): void => {
  const tell = (message: Static<typeof Answer>): void => {
    process.send?.(message);
  };
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    const { id, name, input } = Value.Parse(Request, message);
    const work = async (): Promise<void> => {
      const known = handlers[name];
      if (known === undefined) throw new Error(`${name} is nothing this process does`);
      tell({ id, output: await known.run(input) });
    };
    work().catch((error: unknown) => tell({ id, error: describe(error) }));
  });
};
