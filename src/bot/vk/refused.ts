/** What an error of VK means for a message. */
export type Refused =
  | { as: 'unreachable' }
  | { as: 'later'; afterMs: number; tell?: string }
  /** VK failed inside: the message may have gone out or not. */
  | { as: 'unknown' }
  | { as: 'never' };

/** Codes as dev.vk.com lists them. Errors of the token or the community are no reason to lose a message: it waits. */
export function refused(code: number): Refused {
  switch (code) {
    case 7: // no permission
    case 18: // the user is deleted or banned
    case 900: // we are on the person's blacklist
    case 901: // the person has not allowed us to write
    case 902: // privacy settings
      return { as: 'unreachable' };
    case 6: // too many requests a second
      return { as: 'later', afterMs: 1_000 };
    case 9: // flood control
      return { as: 'later', afterMs: 30_000 };
    case 29: // the day's limit of a method
      return { as: 'later', afterMs: 15 * minute, tell: 'VK: the limit of calls is used up, messages wait' };
    case 14:
      return {
        as: 'later',
        afterMs: 15 * minute,
        tell: 'VK asks for a captcha: an administrator must look at the community',
      };
    case 5:
    case 27:
    case 28:
      return {
        as: 'later',
        afterMs: minute,
        tell: 'VK does not accept VK_GROUP_TOKEN: messages wait until it is right',
      };
    case 912:
      return {
        as: 'later',
        afterMs: minute,
        tell: 'VK: switch on «Возможности ботов» in the community, messages wait',
      };
    case 1: // unknown error
    case 10: // internal error
      return { as: 'unknown' };
    default:
      return { as: 'never' };
  }
}

const minute = 60_000;
