package redisstore

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// What residents wait for moves with its cards and messages: a reply to the card finds its way in the new place.
func TestOpenEnquiriesMoveHouse(t *testing.T) {
	t.Parallel()
	ctx, at := t.Context(), time.Date(2027, time.March, 8, 9, 0, 0, 0, time.UTC)
	from, to := openStore(t, redistest.Mini(t)), openStore(t, redistest.Mini(t))
	old, there := NewEnquiries(from), NewEnquiries(to)
	must(t, old.Save(ctx, asked("a", at)))
	e, err := old.Enquiry(ctx, "a")
	must(t, err)
	card, said, copied := kiez.Sent{Chat: -5, ID: 77, Thread: 70}, kiez.Sent{Chat: 1, ID: 8}, kiez.Sent{Chat: -5, ID: 80}
	must(t, old.Belong(ctx, "a", kiez.Sent{Chat: -5, ID: 77}))
	must(t, old.Copied(ctx, "a", said, copied))
	must(t, old.Shown(ctx, e, []kiez.Sent{card}, time.Time{}))
	closed := asked("b", at)
	closed.Closed = at
	must(t, old.Save(ctx, closed))

	file := exported(t, from)
	imported(t, to, file)
	imported(t, to, file)
	if again := exported(t, to); again != file {
		t.Errorf("exported\n%s\nafter the import\n%s", file, again)
	}
	moved, err := there.Enquiry(ctx, "a")
	if err != nil || !reflect.DeepEqual(moved.Cards, []kiez.Sent{card}) {
		t.Errorf("moved: %+v, %v", moved, err)
	}
	if thread, err := there.Thread(ctx, copied); err != nil || thread.Original != said {
		t.Errorf("thread of a copy: %+v, %v", thread, err)
	}
	wantIDs(t, "open", "a")(there.Unfinished(ctx))

	for line, why := range map[string]string{
		`{"kind":"enquiry","enquiry":{"id":"a","lang":"de","parts":[{"text":"x"}],"at":"2027-03-08T09:00:00Z"}}`:          "chat",
		`{"kind":"enquiry","enquiry":{"id":"a","chat":1,"lang":"de","at":"2027-03-08T09:00:00Z"}}`:                        "parts",
		`{"kind":"enquiry","enquiry":{"id":"a","chat":1,"lang":"xx","parts":[{"text":"x"}],"at":"2027-03-08T09:00:00Z"}}`: "xx",
	} {
		if err := importing(t, to, line); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", line, err)
		}
	}
}
