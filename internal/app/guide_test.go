package app_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// What the staff guides show to be typed works as it stands there: each example leads to its preview, or to its files,
// and every rule for a series is understood. Only the address of a calendar, which is invented, is not tried.
func TestTheGuidesExamplesWork(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			name := map[string]string{"de": "staff-guide.md", "en": "staff-guide.en.md"}[lang]
			text, err := os.ReadFile("../../docs/" + name)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, time.Date(2027, time.March, 1, 10, 0, 0, 0, berlin()), nil)
			w.telegram.AddUser(tgfake.User{ID: writer, FirstName: "Person", LanguageCode: lang})
			examples := regexp.MustCompile("(?s)```\n(/.*?)\n```").FindAllStringSubmatch(string(text), -1)
			for _, example := range examples {
				command := example[1]
				if strings.Contains(command, "\nimport:") {
					continue
				}
				w.wantPreview(command)
				if strings.Contains(command, "\nrepeat:") {
					for _, rule := range rules(t, string(text)) {
						w.wantPreview(regexp.MustCompile(`(?m)^repeat: .*$`).ReplaceAllLiteralString(command, "repeat: "+rule))
					}
				}
			}
			if len(examples) != 5 {
				t.Errorf("%d examples, want 5", len(examples))
			}
		})
	}
}

// rules are the rules for a series that a guide says are understood.
func rules(t *testing.T, guide string) (all []string) {
	t.Helper()
	_, sentence, found := strings.Cut(guide, "`repeat` ")
	sentence, _, ends := strings.Cut(sentence, "RFC 5545")
	if !found || !ends {
		t.Fatal("the guide says no rules")
	}
	for _, quoted := range regexp.MustCompile(`[„“]([^„“”]+)[“”]`).FindAllStringSubmatch(sentence, -1) {
		all = append(all, strings.Join(strings.Fields(quoted[1]), " "))
	}
	if len(all) < 6 {
		t.Errorf("rules %q", all)
	}
	return all
}

// wantPreview has staff type something, which is to be taken as it is: the answer has a button to save or to release
// it, or is a file.
func (w *world) wantPreview(command string) {
	w.Helper()
	m := w.say(writer, command)
	for _, b := range m.Buttons() {
		if strings.Contains(b.CallbackData, "release") || strings.Contains(b.CallbackData, "save") {
			return
		}
	}
	if len(m.Photo) == 0 && m.Document == nil {
		w.Errorf("%s\nis answered by\n%s\n%v", command, m.Body(), m.Buttons())
	}
}
