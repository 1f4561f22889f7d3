import { Ajv } from 'ajv';
import type { ErrorObject, Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FieldError } from '@moja-ulica/shared/http.ts';
import type { TSchema } from 'typebox';
import { AppError } from '../errors.ts';

/** Parts of a request that a schema describes. */
export type RequestPart = 'body' | 'params' | 'querystring';

const maxFieldsReported = 20;
const maxFieldNameChars = 100;

/** What is wrong with a field, in words of our own; the web has a sentence for each. */
const codeOfKeyword: Readonly<Record<string, string>> = {
  required: 'required',
  additionalProperties: 'unknown_field',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  maximum: 'too_large',
  minItems: 'too_few',
  maxItems: 'too_many',
  uniqueItems: 'repeated',
  pattern: 'invalid_format',
  format: 'invalid_format',
  type: 'wrong_type',
  const: 'not_allowed',
  enum: 'not_allowed',
  anyOf: 'not_allowed',
};

const named = (error: ErrorObject, name: 'missingProperty' | 'additionalProperty'): string | null => {
  const value: unknown = error.params[name];
  return typeof value === 'string' ? value : null;
};

const fieldOf = (error: ErrorObject, part: RequestPart): string => {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = named(error, 'missingProperty') ?? named(error, 'additionalProperty');
  const field = [...path, ...(last === null ? [] : [last])].join('.');
  return (field === '' ? part : field).slice(0, maxFieldNameChars);
};

/** One error per field: of the branches of a choice only "none of them" is worth saying. */
const fieldErrorsOf = (errors: readonly ErrorObject[], part: RequestPart): FieldError[] => {
  const choices = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath));
  const byField = new Map<string, FieldError>();
  for (const error of errors) {
    if (error.keyword !== 'anyOf' && choices.has(error.instancePath)) continue;
    const field = fieldOf(error, part);
    const code = codeOfKeyword[error.keyword] ?? 'not_allowed';
    const message = error.keyword === 'anyOf' ? 'must be one of the allowed values' : (error.message ?? code);
    if (!byField.has(field)) byField.set(field, { field, code, message });
    if (byField.size >= maxFieldsReported) break;
  }
  return [...byField.values()];
};

const refused = (fields: readonly FieldError[], part: RequestPart): AppError => {
  const where = part === 'querystring' ? 'query' : part;
  return new AppError('invalid_input', { fields, message: `the ${where} is not as the operation declares it` });
};

/** Texts the database cannot keep and numbers JavaScript cannot hold, whatever the schema says. */
const unstorable = (value: unknown, path: string): FieldError | null => {
  if (typeof value === 'string' && value.includes('\0')) {
    return { field: path, code: 'invalid_format', message: 'must not hold the character U+0000' };
  }
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return { field: path, code: value < 0 ? 'too_small' : 'too_large', message: 'must be a safe number' };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = unstorable(inner, path === '' ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
};

const common: Options = { allErrors: true, removeAdditional: false, useDefaults: false, coerceTypes: false };

const withFormats = (options: Options): Ajv =>
  addFormats.default(new Ajv(options), ['email', 'date', 'date-time', 'uri']);

type Validate = (value: unknown) => true | { readonly error: AppError };

/**
 * Validators of requests. Bodies are taken as they are: no field is dropped, filled in or turned into another type.
 * Parameters and queries arrive as text, so they are turned into the declared types and get their defaults.
 */
export const createValidators = (): ((schema: TSchema, part: RequestPart) => Validate) => {
  const strict = withFormats(common);
  const coercing = withFormats({ ...common, coerceTypes: true, useDefaults: true });
  return (schema, part) => {
    const validate = (part === 'body' ? strict : coercing).compile(schema);
    return (value) => {
      if (!validate(value)) return { error: refused(fieldErrorsOf(validate.errors ?? [], part), part) };
      const odd = unstorable(value, '');
      return odd === null ? true : { error: refused([odd], part) };
    };
  };
};
