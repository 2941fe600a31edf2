/** Links that add the bot to a server or to a user account. */
export interface Invite {
  readonly server: string;
  readonly account: string;
}

/**
 * Makes the links that add the bot. They ask for no permission: replies to commands need none.
 * @param apiUrl Base address of REST: a server that is compatible with Discord has its own page beside it.
 * Source: https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow
 */
export function inviteLinks(applicationId: string, apiUrl = 'https://discord.com/api'): Invite {
  const site = apiUrl.replace(/\/api\/?$/, '');
  const link = (integrationType: 0 | 1, scope: string): string =>
    `${site}/oauth2/authorize?${new URLSearchParams({
      client_id: applicationId,
      integration_type: String(integrationType),
      scope,
      ...(integrationType === 0 ? { permissions: '0' } : {}),
    })}`;
  return { server: link(0, 'bot applications.commands'), account: link(1, 'applications.commands') };
}
