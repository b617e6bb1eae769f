import type { Status } from '@gongsuan/core/gather';

/** The sign with which a status is shown; the word stands beside it. */
export function signOf(status: Status): 'now' | 'next' | 'done' | 'stopped' | 'waiting' | 'plain' {
  switch (status) {
    case 'submitted':
      return 'waiting';
    case 'changes-requested':
      return 'next';
    case 'accepted':
      return 'done';
    case 'refused':
    case 'excluded':
    case 'withdrawn':
      return 'stopped';
    case 'draft':
    case 'to-assessment':
      return 'plain';
  }
}
