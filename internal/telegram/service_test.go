package telegram

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

func TestAnswerCallback(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		ids, err := w.client.Send(t.Context(), kiez.Outgoing{
			Chat: resident, HTML: "?", Rows: [][]kiez.Key{{{Label: "Ja", Data: "yes"}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		press, err := w.Press(resident, resident, int64(ids[0]), "yes")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.client.AnswerCallback(t.Context(), press.QueryID, strings.Repeat("🙂", 150), true); err != nil {
			t.Error(err)
		}
		if a, err := press.Wait(t.Context()); err != nil || !a.Alert || a.Text != strings.Repeat("🙂", 99)+"…" {
			t.Errorf("shown: %+v, %v", a, err)
		}
		w.AddFault(tgfake.Fault{Kind: tgfake.FaultInternal, Method: "answerCallbackQuery", Count: 3})
		if err := w.client.AnswerCallback(t.Context(), "no such query", "", false); err != nil {
			t.Errorf("too old: %v", err)
		}
		if n := w.calls("answerCallbackQuery"); n != 5 {
			t.Errorf("%d calls, want 1 and 4", n)
		}
	})
}

// What sends nothing keeps to a pause too, but for what Telegram answers all the same; the pace is no matter.
func TestServiceCallsWaitForTheEndOfAPause(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		const pause = 3 * time.Second
		w.pacer.onPass = func() { time.Sleep(pause) }
		asked := time.Now()
		if _, err := w.client.Me(t.Context()); err != nil || time.Since(asked) != 0 {
			t.Errorf("getMe after %s, %v", time.Since(asked), err)
		}
		if err := w.client.SetCommands(t.Context(), AllPrivateChats(), "", nil); err != nil || time.Since(asked) != pause {
			t.Errorf("commands after %s, %v", time.Since(asked), err)
		}
		if len(w.pacer.waits) > 0 {
			t.Errorf("%d took a place in the pace", len(w.pacer.waits))
		}
	})
}

// While the store is away the bot still answers taps.
func TestServiceCallsDoNotNeedThePacer(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		w.pacer.err = kiez.ErrStore
		if err := w.client.SetCommands(t.Context(), AllPrivateChats(), "", nil); err != nil {
			t.Error(err)
		}
	})
}

func TestDelete(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		ids, err := w.client.Send(t.Context(), kiez.Outgoing{Chat: resident, HTML: "x"})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // gone already is gone
			if err := w.client.Delete(t.Context(), resident, ids[0]); err != nil {
				t.Error(err)
			}
		}
		if m, ok := w.Message(resident, int64(ids[0])); ok && !m.Deleted {
			t.Error("the message is still there")
		}
		if err := w.client.Delete(t.Context(), 404, 1); err == nil {
			t.Error("deleted from a chat that nobody knows")
		}
	})
}

func TestClip(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {"1234", "1234"}, {"12345", "123…"}, {"🙂🙂", "🙂🙂"}, {"🙂🙂🙂", "🙂…"},
	} {
		if got := clip(tt.in, 4); got != tt.want {
			t.Errorf("clip(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSetCommands(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		set := func(s Scope, lang string, names ...string) {
			t.Helper()
			commands := []Command{}
			for _, n := range names {
				commands = append(commands, Command{Name: n, Description: "Beschreibung <" + n + ">"})
			}
			if err := w.client.SetCommands(t.Context(), s, lang, commands); err != nil {
				t.Error(err)
			}
		}
		menu := func(user int64) string {
			var names []string
			for _, c := range w.Commands(user, user) {
				names = append(names, c.Command)
			}
			return strings.Join(names, " ")
		}
		w.AddUser(tgfake.User{ID: 1002, FirstName: "Ed", LanguageCode: "en"})
		if _, err := w.Say(1002, 1002, "/start"); err != nil {
			t.Fatal(err)
		}
		set(AllPrivateChats(), "", "hours")
		set(AllPrivateChats(), "de", "zeiten")
		set(AllGroupChats(), "", "help")
		if menu(1002) != "hours" || menu(resident) != "zeiten" {
			t.Errorf("menus %q and %q", menu(1002), menu(resident))
		}
		set(OneChat(1002), "", "broadcast", "event")
		if menu(1002) != "broadcast event" {
			t.Errorf("staff menu %q", menu(1002))
		}
		set(OneChat(1002), "")
		if menu(1002) != "hours" {
			t.Errorf("menu %q after the staff's was emptied", menu(1002))
		}
		if err := w.client.SetCommands(t.Context(), OneChat(999), "", nil); !errors.Is(err, kiez.ErrGone) {
			t.Errorf("unknown chat: %v", err)
		}
	})
}
