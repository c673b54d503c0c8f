package redisstore

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// What residents asked moves with its cards and messages: a reply to the card finds its way in the new place. What is
// closed ends there on the same day.
func TestEnquiriesMoveHouse(t *testing.T) {
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
	must(t, old.Belong(ctx, "b", kiez.Sent{Chat: -5, ID: 90}))

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
	if thread, err := there.Thread(ctx, kiez.Sent{Chat: -5, ID: 90}); err != nil || thread.Enquiry != "b" {
		t.Errorf("thread of a closed one: %+v, %v", thread, err)
	}
	for _, key := range []string{to.keys.enquiry("b"), to.keys.enquiryMessages("b"), to.keys.enquiryMessage() + "-5:90"} {
		if life, err := to.read.PTTL(ctx, key).Result(); err != nil || life <= 0 {
			t.Errorf("%s lives %v, %v", key, life, err)
		}
	}
	if life, err := to.read.PTTL(ctx, to.keys.enquiryMessages("a")).Result(); err != nil || life != -1 {
		t.Errorf("what is open lives %v, %v", life, err)
	}

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
