# syntax=docker/dockerfile:1

# The image holds what was built, and the sources: Node runs the commands in `apps/api/src/ops` from there.
# The workspace keeps its layout: Node strips types outside of node_modules only.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
COPY bench/package.json bench/

FROM manifests AS build
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY . .
RUN node apps/web/node_modules/vite/bin/vite.js build apps/web \
  && node apps/api/node_modules/rolldown/bin/cli.mjs -c apps/api/rolldown.config.ts

FROM manifests AS dependencies
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --filter @moja-ulica/api...

# Debian 13 brings the programs of PostgreSQL 17, the server of docker-compose.yml: backups are made with them.
FROM node:24-trixie-slim
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app ./
COPY LICENSE tsconfig.base.json ./
COPY packages/shared packages/shared
COPY apps/api apps/api
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/web/dist apps/web/dist
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "--no-allocation-site-pretenuring", "--v8-pool-size=1", "apps/api/dist/main.js"]
