package redisstore

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// asked is a question of chat 1 to the office.
func asked(id string, at time.Time) kiez.Enquiry {
	return kiez.Enquiry{
		ID: id, Chat: 1, Lang: kiez.Ukrainian, Parts: []kiez.Part{{Message: 7, Text: "Де?"}}, Area: kiez.NeuLichtenberg,
		Candidates: []kiez.Intent{"office.address"}, At: at, Since: at, Due: at.Add(time.Hour), Talk: at.Add(time.Minute),
	}
}

func TestEnquiries(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		enquiries, ctx := NewEnquiries(s), t.Context()
		at := time.Date(2027, time.March, 8, 9, 0, 0, 0, time.UTC)
		must(t, enquiries.Save(ctx, asked("b", at.Add(time.Minute))))
		must(t, enquiries.Save(ctx, asked("a", at)))
		must(t, enquiries.Save(ctx, asked("a", at))) // the answer to the first was lost
		a, err := enquiries.Enquiry(ctx, "a")
		want := asked("a", at)
		want.Rev = 1
		if err != nil || !reflect.DeepEqual(a, want) {
			t.Fatalf("got  %+v, %v\nwant %+v", a, err, want)
		}

		taken, closed := a, a
		taken.Taken = 1003
		must(t, enquiries.Save(ctx, taken))
		closed.Closed = at.Add(time.Hour)
		if err := enquiries.Save(ctx, closed); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a change of an older revision: %v, want a conflict", err)
		}
		if err := enquiries.Save(ctx, kiez.Enquiry{ID: "c", Rev: 3}); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("a change of what is not there: %v, want that it is not found", err)
		}
		wantIDs(t, "open", "a b")(enquiries.Unfinished(ctx))
		wantIDs(t, "of chat 1", "a b")(enquiries.Of(ctx, 1))

		closed.Rev = 2
		must(t, enquiries.Belong(ctx, "a", kiez.Sent{Chat: 1, ID: 9}))
		must(t, enquiries.Save(ctx, closed))
		wantIDs(t, "open", "b")(enquiries.Unfinished(ctx))
		wantIDs(t, "of chat 1", "a b")(enquiries.Of(ctx, 1))
		k := s.keys
		for _, key := range []string{k.enquiry("a"), k.enquiryMessages("a"), k.enquiryMessage() + "1:9"} {
			wantTTL(t, s, key, s.retention)
		}
		wantTTL(t, s, k.enquiriesOf(1), -1)

		closed.Rev, closed.Closed = 3, time.Time{} // the resident replied to it
		must(t, enquiries.Save(ctx, closed))
		wantTTL(t, s, k.enquiry("a"), -1)
		wantTTL(t, s, k.enquiryMessage()+"1:9", -1)
	})
}

// wantIDs compares the ids of a list.
func wantIDs(t *testing.T, what, want string) func([]kiez.Enquiry, error) {
	t.Helper()
	return func(list []kiez.Enquiry, err error) {
		t.Helper()
		var ids []string
		for _, e := range list {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", what, got, err, want)
		}
	}
}

func TestCardsOfEnquiries(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		enquiries, ctx := NewEnquiries(openStore(t, url)), t.Context()
		now := time.Date(2027, time.March, 8, 9, 0, 0, 0, time.UTC)
		must(t, enquiries.Save(ctx, asked("a", now)))
		e, err := enquiries.Claim(ctx, now)
		if err != nil || e.ID != "a" || e.Shown != 0 {
			t.Fatalf("claimed %+v, %v", e, err)
		}
		if e, err := enquiries.Claim(ctx, now); !errors.Is(err, kiez.ErrNotFound) {
			t.Fatalf("claimed twice: %+v, %v", e, err)
		}
		if e, err = enquiries.Claim(ctx, now.Add(cardLease)); err != nil { // whoever had it died
			t.Fatal(err)
		}

		// It changes while its card is posted: the card is noted all the same, and looked at again at once.
		changed := e
		changed.Taken = 1003
		must(t, enquiries.Save(ctx, changed))
		card := kiez.Sent{Chat: -5, ID: 77, Thread: 70, Closed: true}
		must(t, enquiries.Shown(ctx, e, []kiez.Sent{card}, time.Time{}))
		e, err = enquiries.Claim(ctx, now)
		if err != nil || e.Rev != 2 || e.Shown != 1 || !reflect.DeepEqual(e.Cards, []kiez.Sent{card}) {
			t.Fatalf("claimed %+v, %v", e, err)
		}
		must(t, enquiries.Shown(ctx, e, nil, now.Add(time.Hour)))
		if _, err := enquiries.Claim(ctx, now.Add(cardLease)); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("claimed before its time: %v", err)
		}
		e, err = enquiries.Claim(ctx, now.Add(time.Hour))
		must(t, err)
		must(t, enquiries.Shown(ctx, e, nil, time.Time{}))
		if _, err := enquiries.Claim(ctx, now.AddDate(1, 0, 0)); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("claimed though nothing changed: %v", err)
		}
	})
}

func TestThreadsOfEnquiries(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		enquiries, ctx := NewEnquiries(s), t.Context()
		must(t, enquiries.Save(ctx, asked("a", time.Now())))
		said, first, second := kiez.Sent{Chat: 1, ID: 8}, kiez.Sent{Chat: -5, ID: 80}, kiez.Sent{Chat: -6, ID: 81}
		card := kiez.Sent{Chat: -5, ID: 77}
		must(t, enquiries.Belong(ctx, "a", card))
		must(t, enquiries.Copied(ctx, "a", said, first))
		must(t, enquiries.Copied(ctx, "a", said, second))
		must(t, enquiries.Copied(ctx, "a", said, second))
		for m, want := range map[kiez.Sent]kiez.Thread{
			card:   {Enquiry: "a"},
			said:   {Enquiry: "a", Copies: []kiez.Sent{first, second}},
			second: {Enquiry: "a", Original: said},
		} {
			if got, err := enquiries.Thread(ctx, m); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("thread of %v: %+v, %v, want %+v", m, got, err, want)
			}
		}
		if _, err := enquiries.Thread(ctx, kiez.Sent{Chat: 1, ID: 99}); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("thread of a message nobody knows: %v", err)
		}
		must(t, enquiries.Belong(ctx, "gone", kiez.Sent{Chat: 1, ID: 5})) // it was deleted meanwhile
		if _, err := enquiries.Thread(ctx, kiez.Sent{Chat: 1, ID: 5}); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("thread of an enquiry that is gone: %v", err)
		}

		// Deleted for good: what the resident wrote goes from the office's chat, the answer's original stays there.
		answer := kiez.Sent{Chat: 1, ID: 9}
		must(t, enquiries.Copied(ctx, "a", kiez.Sent{Chat: -5, ID: 82}, answer))
		e, err := enquiries.Enquiry(ctx, "a")
		must(t, err)
		must(t, enquiries.Shown(ctx, e, []kiez.Sent{card}, time.Time{}))
		must(t, NewPeople(s).Forget(ctx, 1))
		must(t, NewPeople(s).Forget(ctx, 1))
		if err := enquiries.Save(ctx, e); err == nil {
			t.Error("what was deleted came back")
		}
		left, err := enquiries.Claim(ctx, time.Now())
		if err != nil || left.Gone == nil || len(left.Gone.Copies) != 2 || !reflect.DeepEqual(left.Cards, []kiez.Sent{card}) {
			t.Fatalf("left is %+v, %v", left, err)
		}
		must(t, enquiries.Remove(ctx, "a"))
		if err := enquiries.Shown(ctx, e, []kiez.Sent{card}, time.Time{}); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("shown although it is gone: %v", err)
		}
		for _, key := range allKeys(t, s) {
			if strings.Contains(key, "enquiries") {
				t.Errorf("still there: %s", key)
			}
		}
	})
}

// What is kept of an enquiry is shown to its resident, and nothing where there is nothing.
func TestAnEnquiryIsShownWhole(t *testing.T) {
	t.Parallel()
	at := time.Date(2027, time.March, 8, 9, 0, 0, 0, time.UTC)
	e := asked("a", at)
	e.Gloss.Text, e.Draft, e.About = "Wo?", &kiez.AnswerDraft{Written: "Hier.", Translated: "Тут."}, "office.address"
	got := plainEnquiries([]kiez.Enquiry{e, {Lang: kiez.German, At: at}})
	for name, want := range map[string]any{
		"translation": "Wo?", "answer": "Hier.", "answer_translated": "Тут.", "about": "office.address",
	} {
		if got[0][name] != want {
			t.Errorf("%s: %v, want %v", name, got[0][name], want)
		}
	}
	if want := map[string]any{"language": "de", "question": "", "asked_at": timeField(at)}; !reflect.DeepEqual(got[1], want) {
		t.Errorf("%v, want %v", got[1], want)
	}
}
