// What newcomers can tap instead of thinking something up.

import { isoDay } from "./words.js";

// Questions of a resident, by the language of the phone: office hours, Kiezfonds, events.
const questions = {
  de: ["Wann habt ihr geöffnet?", "Was ist der Kiezfonds?", "Welche Termine gibt es?"],
  en: ["When are you open?", "What is the Kiezfonds?", "What events are coming up?"],
  vi: ["Khi nào văn phòng mở cửa?", "Kiezfonds là gì?", "Sắp tới có sự kiện gì?"],
  ru: ["Когда вы открыты?", "Что такое Kiezfonds?", "Какие будут мероприятия?"],
  uk: ["Коли ви відчинені?", "Що таке Kiezfonds?", "Які будуть заходи?"],
  ar: ["متى يكون المكتب مفتوحاً؟", "ما هو Kiezfonds؟", "ما هي الفعاليات القادمة؟"],
  pl: ["Kiedy biuro jest otwarte?", "Co to jest Kiezfonds?", "Jakie wydarzenia są planowane?"],
  tr: ["Ne zaman açıksınız?", "Kiezfonds nedir?", "Hangi etkinlikler var?"],
  fa: ["دفتر چه ساعت‌هایی باز است؟", "Kiezfonds چیست؟", "چه برنامه‌هایی در پیش است؟"],
};

/** clientLanguages are the languages of Telegram clients offered on a phone, each by its own name. */
export const clientLanguages = {
  de: "Deutsch", en: "English", vi: "Tiếng Việt", ru: "Русский", uk: "Українська",
  ar: "العربية", pl: "Polski", tr: "Türkçe", fa: "فارسی",
};

const broadcastForm = () => [
  "/broadcast",
  "topics: events",
  "languages: all",
  "when: now",
  "missing: german",
  "de: Am Sonntag gibt es Frühstück im Kiez.",
  "en: Breakfast in the neighbourhood on Sunday.",
].join("\n");

const eventForm = (now) => {
  const date = isoDay(new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000));
  return [
    "/event",
    "title: Kiezfrühstück",
    "title.en: Neighbourhood breakfast",
    `start: ${date} 10:00`,
    `end: ${date} 12:00`,
    "place: Libezem, Rhinstraße 9",
    "area: friedrichsfelde-nord",
    "topic: events",
  ].join("\n");
};

/**
 * starters lists the chips of a phone. A chip sends its text; one with a form puts the form into the input line instead,
 * to be read and changed first.
 */
export function starters(role, language, now) {
  switch (role) {
    case "resident":
      return (questions[language.split("-")[0]] ?? questions.en).map((text) => ({ text }));
    case "subscriber":
      return [{ text: "/subscribe" }, { text: "/events" }, { text: "/mydata" }];
    case "staff":
      return [
        { text: "/broadcast" }, { text: "/event" },
        { text: broadcastForm(), form: "example_broadcast" }, { text: eventForm(now), form: "example_event" },
      ];
    default:
      return [];
  }
}
