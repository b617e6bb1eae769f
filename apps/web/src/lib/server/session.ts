/** Who is behind a request. */
import type { Actor } from '@gongsuan/core/people';
import type { RequestEvent } from '@sveltejs/kit';

export async function actorOf(_event: RequestEvent): Promise<Actor | null> {
  return null;
}
