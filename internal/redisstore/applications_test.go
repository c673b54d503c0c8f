package redisstore

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// courtyard is an application that has just come in.
func courtyard(id string) kiez.Application {
	return kiez.Application{ID: id, Label: "Hoffest", Steps: []kiez.Progress{{Step: kiez.StepReceived, At: plan, By: 1002}}}
}

func TestApplications(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		apps, ctx := NewApplications(s), t.Context()
		must(t, apps.Issue(ctx, courtyard("a1"), "CODE-ONE"))
		if err := apps.Issue(ctx, courtyard("a1"), "CODE-TWO"); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("issued twice: %v", err)
		}
		app, locked, err := apps.Try(ctx, 7, "CODE-ONE", plan)
		if err != nil || !locked.IsZero() || app.Label != "Hoffest" {
			t.Fatalf("tried: %+v, %v, %v", app, locked, err)
		}
		must(t, apps.Follow(ctx, "a1", 7, plan))
		must(t, apps.Follow(ctx, "a1", 8, plan))
		must(t, apps.Follow(ctx, "a1", 7, plan.Add(time.Hour))) // again changes nothing
		if err := apps.Follow(ctx, "gone", 7, plan); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("follows what there is not: %v", err)
		}
		if since, err := apps.of(ctx, 7); err != nil || !reflect.DeepEqual(since, map[string]string{"a1": timeField(plan)}) {
			t.Errorf("follows %v, %v", since, err)
		}

		app.Steps = append(app.Steps, kiez.Progress{Step: kiez.StepJury, At: plan.Add(time.Hour), By: 1003})
		must(t, apps.Save(ctx, app))
		must(t, apps.Save(ctx, app)) // again: the answer was lost
		other := app
		other.Label = "Straßenfest"
		if err := apps.Save(ctx, other); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("saved over another change: %v", err)
		}
		for _, key := range []string{s.keys.application("a1"), s.keys.followers("a1"), s.keys.applicationCode(codeHash("CODE-ONE"))} {
			wantTTL(t, s, key, applicationLife)
		}
		app, err = apps.Application(ctx, "a1")
		must(t, err)
		must(t, apps.Recode(ctx, app, "CODE-NEW"))
		if _, _, err := apps.Try(ctx, 9, "CODE-ONE", plan); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("the old code still works: %v", err)
		}
		if app, _, err = apps.Try(ctx, 9, "CODE-NEW", plan); err != nil || app.Last().Step != kiez.StepJury {
			t.Errorf("the new code finds %+v, %v", app, err)
		}
		if was, err := apps.Unfollow(ctx, "a1", 8); err != nil || !was {
			t.Errorf("unfollowed: %v, %v", was, err)
		}
		if chats, err := apps.Followers(ctx, "a1"); err != nil || !reflect.DeepEqual(chats, []kiez.ChatID{7}) {
			t.Errorf("followers %v, %v", chats, err)
		}
		app.Steps = append(app.Steps, kiez.Progress{Step: kiez.StepSettled, At: plan.Add(2 * time.Hour)})
		must(t, apps.Save(ctx, app))
		wantTTL(t, s, s.keys.application("a1"), s.retention)

		must(t, NewPeople(s).Forget(ctx, 7))
		if followed, err := apps.Followed(ctx, 7); err != nil || len(followed) > 0 {
			t.Errorf("forgotten, and still follows %+v, %v", followed, err)
		}
		must(t, s.write.Del(ctx, s.keys.application("a1")).Err()) // has had its time
		if all, err := apps.All(ctx); err != nil || len(all) > 0 {
			t.Errorf("still there: %+v, %v", all, err)
		}
	})
}

// R22: five wrong codes lock for an hour, for this person alone, and a right one between them does not help.
func TestWrongCodesLock(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		apps, ctx := NewApplications(s), t.Context()
		must(t, apps.Issue(ctx, courtyard("a1"), "RIGHT"))
		try := func(chat kiez.ChatID, code string, at time.Time) (found bool, locked time.Time) {
			t.Helper()
			app, locked, err := apps.Try(ctx, chat, code, at)
			if err != nil && !errors.Is(err, kiez.ErrNotFound) {
				t.Fatal(err)
			}
			return app.ID != "", locked
		}
		for i := range 5 {
			at := plan.Add(time.Duration(i) * time.Minute)
			if found, locked := try(7, "WRONG", at); found || !locked.IsZero() {
				t.Fatalf("try %d: %v, %v", i+1, found, locked)
			}
			if found, _ := try(7, "RIGHT", at); i < 4 && !found {
				t.Fatalf("the right code after %d wrong ones is refused", i+1)
			}
		}
		end := plan.Add(4*time.Minute + time.Hour)
		for _, code := range []string{"WRONG", "RIGHT"} {
			if found, locked := try(7, code, end.Add(-time.Second)); found || !locked.Equal(end) {
				t.Errorf("%s while locked: %v, %v, want until %v", code, found, locked, end)
			}
		}
		if found, _ := try(8, "RIGHT", plan.Add(5*time.Minute)); !found {
			t.Error("somebody else is locked as well")
		}
		if found, _ := try(7, "RIGHT", end); !found {
			t.Error("still locked after an hour")
		}
		if found, locked := try(7, "WRONG", end); found || !locked.IsZero() {
			t.Error("the first wrong code after the lock locks again")
		}
		wantTTL(t, s, s.keys.codeTries(7), codeLock)
		if all, err := NewPeople(s).Everything(ctx, 7); err != nil || all["wrong_codes_tried"] != 1 {
			t.Errorf("the person reads %v, %v", all, err)
		}
		must(t, NewPeople(s).Forget(ctx, 7))
		if n := s.read.Exists(ctx, s.keys.codeTries(7)).Val(); n != 0 {
			t.Error("forgotten, but not the codes that were tried")
		}
	})
}
