package app_test

import (
	"strings"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// R5: whoever writes a single word sees the questions of its family, in every language, also with a greeting, an emoji,
// punctuation or a typo.
func TestOneWordShowsItsFamily(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for i, test := range []struct {
		lang  kiez.Lang
		words map[string]string // family by word
	}{
		{kiez.German, map[string]string{
			"kiezfonds": "kiezfonds", "KIEZFONDS???": "kiezfonds", "Kiezfonds 🙂": "kiezfonds", "kietzfonds": "kiezfonds",
			"hallo kiezfonds": "kiezfonds", "Guten Tag, Bürgerjury": "buergerjury", "jury danke": "buergerjury",
			"buergerhaushalt": "buergerhaushalt", "Bürger-Haushalt": "buergerhaushalt", "Bürgerhaushlat": "buergerhaushalt",
			"termin": "office", "kontakt": "office", "termine": "events", "frist": "kiezfonds", "ehrenamt": "help",
		}},
		{kiez.PlainGerman, map[string]string{
			"Kiez·fonds": "kiezfonds", "Bürger·haushalt": "buergerhaushalt", "Hallo Jury": "buergerjury", "Adresse": "office",
		}},
		{kiez.English, map[string]string{
			"hello kiezfonds": "kiezfonds", "jury": "buergerjury", "contact": "office", "events": "events", "volunteer": "help",
		}},
		{kiez.Russian, map[string]string{
			"кицфонд": "kiezfonds", "Здравствуйте, жюри": "buergerjury", "контакты": "office", "мероприятия": "events",
		}},
		{kiez.Ukrainian, map[string]string{
			"кіцфонд": "kiezfonds", "привіт, журі": "buergerjury", "контакти": "office", "адреса": "office",
		}},
		{kiez.Vietnamese, map[string]string{
			"quỹ khu phố": "kiezfonds", "xin chào kiezfonds": "kiezfonds", "ban giám khảo": "buergerjury", "liên hệ": "office",
			"dia chi": "office", "sự kiện": "events",
		}},
		{kiez.Arabic, map[string]string{
			"عنوان": "office", "صندوق": "kiezfonds", "مرحبا صندوق": "kiezfonds", "لجنة": "buergerjury", "فعاليات": "events",
		}},
		{kiez.Turkish, map[string]string{
			"merhaba kiezfonds": "kiezfonds", "jüri": "buergerjury", "iletişim": "office", "ILETISIM": "office", "etkinlik": "events",
		}},
		{kiez.Polish, map[string]string{
			"dzień dobry, kiezfonds": "kiezfonds", "jury": "buergerjury", "kontakt": "office", "wydarzenia": "events",
		}},
		{kiez.Persian, map[string]string{
			"سلام صندوق": "kiezfonds", "آدرس": "office", "هیئت": "buergerjury", "جشن": "events",
		}},
	} {
		user := int64(5001 + i)
		w.telegram.AddUser(tgfake.User{ID: user, FirstName: "Person", LanguageCode: string(test.lang.Base())})
		w.say(user, "/start lang_"+string(test.lang))
		for word, family := range test.words {
			if missing := w.missing(w.say(user, word), family); len(missing) > 1 { // the one that is answered may be
				t.Errorf("%s: %q shows no button for %v", test.lang, word, missing)
			}
		}
	}
}

// More than a word says what about it: the answer ends with what people ask next, not with all of the family.
func TestAQuestionShowsItsAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	for _, question := range []string{"was hat es mit dem kiezfonds auf sich", "hallo, was ist der kiezfonds"} {
		if missing := w.missing(w.say(resident, question), "kiezfonds"); len(missing) < 2 {
			t.Errorf("%q shows all of the family", question)
		}
	}
	for _, courtesy := range []string{"hallo", "danke", "guten abend 🙂"} {
		if _, ok := w.say(resident, courtesy).Button("Lob, Kritik, Hinweis"); ok {
			t.Errorf("%q shows the family of small talk", courtesy)
		}
	}
}

// missing lists the subjects of a family that no button of the message leads to.
func (w *world) missing(m tgfake.Message, family string) []kiez.Intent {
	w.Helper()
	var missing []kiez.Intent
	for _, s := range w.options.Knowledge.Content.Subjects {
		if s.Family != family {
			continue
		}
		shown := false
		for _, b := range m.Buttons() {
			shown = shown || b.CallbackData == "t:"+string(s.Intent) || strings.HasPrefix(b.CallbackData, "t:"+string(s.Intent)+":")
		}
		if !shown {
			missing = append(missing, s.Intent)
		}
	}
	return missing
}
