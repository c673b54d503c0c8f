package tgfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"testing"
)

func TestWatch(t *testing.T) {
	t.Parallel()
	s := started(t, Options{})
	events, cancel := s.Watch()
	m := mustDo(t, s, "sendMessage", "chat_id", "7", "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`)
	p, err := s.Press(7, 7, m.MessageID, "a")
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, "answerCallbackQuery", "callback_query_id", p.QueryID, "text", "ok")
	do(t, s, "editMessageText", "chat_id", "7", "message_id", "2", "text", "y")
	do(t, s, "deleteMessage", "chat_id", "7", "message_id", "2")
	do(t, s, "sendChatAction", "chat_id", "7", "action", "typing")
	s.Block(7)
	cancel()
	cancel()
	var kinds []EventKind
	for e := range events {
		if b, err := json.Marshal(e); err != nil || bytes.Contains(b, []byte("SECRET")) {
			t.Errorf("event %s: %v", b, err)
		}
		if e.Kind != EventCall {
			kinds = append(kinds, e.Kind)
		}
	}
	want := []EventKind{EventMessage, EventUpdate, EventAnswered, EventEdited, EventDeleted, EventAction, EventUpdate, EventWorld}
	if !slices.Equal(kinds, want) {
		t.Errorf("events %v, want %v", kinds, want)
	}
}

func TestSlowWatcherIsTold(t *testing.T) {
	t.Parallel()
	s := started(t, Options{WatchBuffer: 1})
	events, cancel := s.Watch()
	defer cancel()
	for range 3 {
		s.PushRaw("{}")
	}
	<-events
	s.PushRaw("{}")
	if e := <-events; e.Lost != 2 || e.Kind != EventUpdate {
		t.Errorf("event %+v", e)
	}
}

func TestCalls(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{CallLimit: 2})
	do(t, s, "getMe")
	do(t, s, "sendMessage", "chat_id", "7", "text", "x")
	do(t, s, "getUpdates")
	got := s.Calls()
	if len(got) != 2 || got[0].Method != "sendMessage" || got[0].Params["text"] != "x" || got[0].Status != 400 || got[0].OK ||
		!got[1].Poll || !got[1].OK || string(got[1].Response) != `{"ok":true,"result":[]}` || got[1].Seq != 3 {
		t.Errorf("calls %+v", got)
	}
	if b, err := json.Marshal(got); err != nil || bytes.Contains(b, []byte("SECRET")) {
		t.Errorf("log %s %v", b, err)
	}
	if st := s.Stats(); st.Calls != 3 || st.Failed != 1 {
		t.Errorf("stats %+v", st)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	s := started(t, Options{HistoryLimit: 3, FileLimit: 1})
	for i := range 5 {
		mustDo(t, s, "sendMessage", "chat_id", "7", "text", itoa(int64(i)))
	}
	list := s.Chat(7)
	if len(list) != 3 || list[0].Text != "2" || s.SentTo(7) != 5 {
		t.Errorf("history %+v", list)
	}
	refused(t, do(t, s, "editMessageText", "chat_id", "7", "message_id", "2", "text", "y"), 400, "Bad Request: message to edit not found")
	if a := do(t, s, "editMessageText", "chat_id", "7", "message_id", "6", "text", "y"); !a.OK || s.Chat(7)[2].Text != "y" {
		t.Errorf("edit of a kept one: %s", a.Desc)
	}
}

func TestDiscard(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{Discard: true, OpenWorld: true})
	for range 2 {
		mustDo(t, s, "sendMessage", "chat_id", "1", "text", "x")
	}
	if a := do(t, s, "editMessageText", "chat_id", "1", "message_id", "2", "text", "y"); !a.OK {
		t.Error(a.Desc)
	}
	refused(t, do(t, s, "editMessageText", "chat_id", "1", "message_id", "3", "text", "y"), 400, "Bad Request: message to edit not found")
	if len(s.Chat(1)) != 0 || s.SentTo(1) != 2 || s.Stats().Messages != 2 {
		t.Errorf("kept %+v", s.Chat(1))
	}
}

func TestParallel(t *testing.T) {
	t.Parallel()
	s := newServer(t, Options{OpenWorld: true, HistoryLimit: 10})
	_, cancel := s.Watch()
	defer cancel()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				id := int64(i%3 + 1)
				if _, err := s.Say(id, id, "hallo"); err != nil {
					t.Error(err)
				}
				do(t, s, "sendMessage", "chat_id", itoa(id), "text", fmt.Sprint(i, j))
				do(t, s, "getUpdates", "offset", "-1")
				s.Chat(id)
				s.Calls()
			}
		})
	}
	wg.Wait()
	if got := s.Stats().Messages; got != 400 {
		t.Errorf("%d messages", got)
	}
}

func BenchmarkSendMessage(b *testing.B) {
	for _, opt := range []Options{{Token: token, OpenWorld: true}, {Token: token, OpenWorld: true, Discard: true, CallLimit: -1}} {
		b.Run(fmt.Sprintf("discard=%v", opt.Discard), func(b *testing.B) {
			s := New(opt)
			defer s.Close()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				do(b, s, "sendMessage", "chat_id", itoa(int64(i%1000+1)), "text", "<b>Guten Tag</b>, am Sonntag ist Kiezfest.", "parse_mode", "HTML")
			}
		})
	}
}
