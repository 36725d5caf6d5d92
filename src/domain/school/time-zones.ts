export interface TimeZone {
  /** IANA name. */
  readonly id: string;
  /** Distance from Moscow, as Russians say it; also the name of the zone in ФЗ-107 (ст. 5). */
  readonly offset: string;
  /** How people find their own zone: its largest cities. */
  readonly cities: string;
}

/** Russia's eleven time zones, Moscow first because most schools live by it, then from west to east. */
export const timeZones: readonly TimeZone[] = [
  { id: 'Europe/Moscow', offset: 'МСК', cities: 'Москва, Санкт-Петербург' },
  { id: 'Europe/Kaliningrad', offset: 'МСК−1', cities: 'Калининград' },
  { id: 'Europe/Samara', offset: 'МСК+1', cities: 'Самара, Саратов, Ижевск' },
  { id: 'Asia/Yekaterinburg', offset: 'МСК+2', cities: 'Екатеринбург, Челябинск, Уфа' },
  { id: 'Asia/Omsk', offset: 'МСК+3', cities: 'Омск' },
  { id: 'Asia/Krasnoyarsk', offset: 'МСК+4', cities: 'Красноярск, Новосибирск, Кемерово' },
  { id: 'Asia/Irkutsk', offset: 'МСК+5', cities: 'Иркутск, Улан-Удэ' },
  { id: 'Asia/Yakutsk', offset: 'МСК+6', cities: 'Якутск, Чита, Благовещенск' },
  { id: 'Asia/Vladivostok', offset: 'МСК+7', cities: 'Владивосток, Хабаровск' },
  { id: 'Asia/Magadan', offset: 'МСК+8', cities: 'Магадан, Южно-Сахалинск' },
  { id: 'Asia/Kamchatka', offset: 'МСК+9', cities: 'Петропавловск-Камчатский, Анадырь' },
];

/** «Москва, Санкт-Петербург, МСК». */
export function timeZoneTitle(zone: TimeZone): string {
  return `${zone.cities}, ${zone.offset}`;
}
