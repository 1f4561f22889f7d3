import { createHash } from 'node:crypto';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.ts';
import { openApiDocument } from './document.ts';
import { referencePage, stylePath } from './page.ts';
import { referenceStyle } from './style.ts';

/** Answers a text that stays the same as long as this process runs. */
const answerText = (type: string, text: string) => {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.header('cache-control', 'no-cache').header('etag', etag);
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(text);
  };
};

/** The API's document for programs and its reference for people. */
export const registerOpenApi = (server: FastifyInstance, config: Pick<Config, 'publicUrl' | 'siteName'>): void => {
  const document = openApiDocument(apiRoutes, config);
  server.get('/api/openapi.json', answerText('application/json; charset=utf-8', JSON.stringify(document)));
  server.get('/api/docs', answerText('text/html; charset=utf-8', referencePage(document)));
  server.get(stylePath, answerText('text/css; charset=utf-8', referenceStyle));
};
