# docker build -t msq-bot . && docker run --read-only --cap-drop=ALL --security-opt=no-new-privileges --env-file .env msq-bot
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

# No shell and no package manager in what runs. The build contains every dependency.
FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /build/package.json /build/LICENSE /build/THIRD_PARTY_NOTICES.md ./
COPY --from=build /build/dist ./dist
COPY --from=build /build/data ./data
COPY --from=build /build/site ./site
USER nonroot
# The image's entry point is node itself, so that signals reach the bot. For HTTP set PORT, DISCORD_PUBLIC_KEY and
# HOST=0.0.0.0, and publish the port.
CMD ["dist/main.js"]
