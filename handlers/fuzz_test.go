package handlers_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// fuzzed has somebody do something and looks at the answer: it is one, Telegram would take its buttons, and nothing is
// said with a key, a value or a placeholder that is not there. What is the fault of the bot fails.
func fuzzed(t *testing.T, who, said string) {
	t.Helper()
	w := newWorld(t)
	for _, before := range []string{"/frist", "/event\ntitle: Fest"} { // dialogues that what follows may answer
		if _, err := w.bot.Handle(t.Context(), w.request(who, before)); err != nil {
			if _, ok := errors.AsType[*kiez.UserError](err); !ok {
				t.Fatal(err)
			}
		}
	}
	req := w.request(who, "")
	switch {
	case strings.HasPrefix(said, "["):
		req.Kind, req.Button, req.Text = kiez.KindButton, strings.Trim(said, "[]"), ""
	default:
		req.Text = said
	}
	reply, err := w.bot.Handle(t.Context(), req)
	if user, ok := errors.AsType[*kiez.UserError](err); ok {
		reply, err = kiez.Answer(user.Text), nil
	}
	if err != nil {
		t.Fatalf("our fault at %q: %v", said, err)
	}
	w.paper.reply(req, reply) // fails by itself
	answered(t, req, said, reply)
}

// answered fails where a tap or a message in private is met with silence, or a button would be refused.
func answered(t *testing.T, req handlers.Request, said string, reply kiez.Reply) {
	t.Helper()
	if len(reply.Messages) == 0 && reply.Notice.Key == "" && strings.TrimSpace(said) != "" {
		t.Errorf("silence for %q of %d", said, req.From)
	}
	for _, m := range reply.Messages {
		for _, b := range slices.Concat(m.Rows...) {
			if len(b.Data) > 64 || !utf8.ValidString(b.Data) {
				t.Errorf("button %q for %q", b.Data, said)
			}
		}
	}
}

// roles are those who write in the fuzz tests, by a number.
func role(n uint8) string { return []string{"", "writer", "releaser", "admin"}[n%4] }

// Whatever the data of a tap, it is answered.
func FuzzButtons(f *testing.F) {
	for _, data := range []string{
		"menu", "t:kiezfonds.what:karlshorst", "bc:release:gone", "evs:cancel:", "flow:::save", "::::", "lang:xx", "suba:events:gone",
		"stat:-1", "aud:99999999999999999999", "pst:make:ev_x:zz", "desk:take:1", "way:\xff", "deadline:all", "ics:", "lead:1h",
		"quiet:25:00-99", "letter:2099-W99", "pause:9", "ans:edit:de:", "fact:yes:", "clo:remove:1", "app:step:1:", "blk:off:7", "team:role:7",
	} {
		f.Add(data, uint8(3))
		f.Add(data, uint8(0))
	}
	f.Add("aud:\x9c", uint8(3))
	f.Add("aud:"+strings.Repeat("a", 60), uint8(3))
	f.Fuzz(func(t *testing.T, data string, who uint8) {
		fuzzed(t, role(who), "["+data+"]")
	})
}

// Whatever stands behind a deep link, /start answers.
func FuzzDeepLinks(f *testing.F) {
	for _, payload := range []string{
		"kiezfonds", "ev_", "ev_gone", "lang_uk__kiezfonds", "sub_events", "sub_", "app_ABCDEFGH", "team_x", "____", "lang_xx__", "ev_\u202e",
		"topic__topic__topic", "hours", "subscribe",
	} {
		f.Add(payload, uint8(0))
	}
	f.Fuzz(func(t *testing.T, payload string, who uint8) {
		fuzzed(t, role(who), "/start "+payload)
	})
}

// Whatever somebody writes into a command, with or without fields, it is read or refused in words.
func FuzzCommands(f *testing.F) {
	for _, text := range []string{
		"/broadcast\ntopics: events\nwhen: now\nde: Hallo", "/event\ntitle: A\nstart: 2027-03-10 18:00\nrepeat: 2nd wednesday", "/closures\ndate: 24.12.\nhours:",
		"/schedule\nwhen: 0 9 * * MON\nde: Hallo", "/team\nuser: 7\nrole: admin", "/block 7", "/poster ev_x", "/stats 99", "/audit x", "/applications Hoffest",
		"/frist süd", "/termine diese Woche", "/events weekend", "/events dayafter", "/idee 1.001 Euro", "/verfolgen abcd-efgh", "/pause 99", "/sprache uk", "/answers kiezfonds", "/inbox 1", "/@x", "/",
	} {
		f.Add(text, uint8(3))
		f.Add(text, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, who uint8) {
		if !strings.HasPrefix(text, "[") {
			fuzzed(t, role(who), text)
		}
	})
}
