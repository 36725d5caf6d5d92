import { say, type Text } from './text.ts';

/** Whom to call in danger: no program is one. The helpline is for children and parents. */
export function danger(child: boolean): Text {
  return child
    ? say`Если опасно прямо сейчас, звони 112. Если просто тяжело и нужно поговорить: 8-800-2000-122, бесплатный детский телефон доверия.`
    : say`Если кому-то грозит опасность, звоните 112. Детский телефон доверия, для детей и родителей, бесплатно: 8-800-2000-122.`;
}
