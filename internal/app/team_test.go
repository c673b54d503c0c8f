package app_test

import (
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// has reports whether a person's command menu in private shows a command.
func (w *world) has(user int64, command string) bool {
	return slices.ContainsFunc(w.telegram.Commands(user, user), func(c tgfake.BotCommand) bool { return c.Command == command })
}

// T18, T23: an invited person has the staff's commands and their menu from the first moment, and neither once removed.
func TestTeamComesAndGoes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/start")
	w.shows(w.say(resident, "/event"), "kenne ich nicht")
	w.shows(w.say(admin, "/team"), "Admin 1001", "Freigabe 1002", "Redaktion 1003")
	w.press(admin, "Jemanden einladen")
	invitation := w.press(admin, "Redaktion").Body()
	link := regexp.MustCompile(`https://t\.me/\w+\?start=(team_[A-Z2-7]+)`).FindStringSubmatch(invitation)
	if link == nil {
		t.Fatalf("no link in %q", invitation)
	}
	rev := w.telegram.Rev()
	w.shows(w.say(resident, "/start "+link[1]), "Willkommen im Team", "Redaktion")
	w.shows(w.next(admin, rev, "angenommen"), "Redaktion 2001")
	w.shows(w.say(resident, "/event"), "Termine")
	w.eventually("the menus", func() bool { return w.has(resident, "event") && w.has(admin, "team") })
	if w.has(resident, "team") {
		t.Error("the menu does not follow the role")
	}
	w.shows(w.say(subscriber, "/start "+link[1]), "gilt nicht mehr")
	w.shows(w.say(subscriber, "/event"), "kenne ich nicht")

	w.stop() // membership survives a restart
	w.run()
	w.shows(w.say(resident, "/event"), "Termine")

	w.say(admin, "/team")
	w.press(admin, "Redaktion 2001")
	rev = w.telegram.Rev()
	w.shows(w.press(admin, "Rolle ändern: Admin"), "Admin 2001")
	w.next(resident, rev, "Ihre Rolle")
	w.eventually("the admin's menu", func() bool { return w.has(resident, "team") })

	// A dialogue that is open when somebody is removed is the resident's no more.
	w.shows(w.say(resident, "/closures\ndate: 3.2.2025"), "Stimmt das so?")
	w.press(admin, "Admin 2001")
	w.press(admin, "Aus dem Team nehmen")
	rev = w.telegram.Rev()
	w.press(admin, "Ja, aus dem Team nehmen")
	w.next(resident, rev, "nicht mehr zum Team")
	w.shows(w.press(resident, "Speichern"), "zu alt")
	w.shows(w.say(resident, "/closures"), "kenne ich nicht")
	w.eventually("the menu is taken back", func() bool { return !w.has(resident, "event") && w.has(resident, "hilfe") })
	if alert := w.press(admin, "Admin 1001"); !contains(alert, "Aus dem Team nehmen") {
		t.Errorf("the card of the last admin: %s", alert.Body())
	}
	w.press(admin, "Aus dem Team nehmen")
	w.shows(w.press(admin, "Ja, aus dem Team nehmen"), "letzte Admin-Person")
	w.shows(w.say(admin, "/team"), "Admin 1001")
}

func contains(m tgfake.Message, label string) bool {
	_, ok := m.Button(label)
	return ok
}

// What another replica does to the team counts here within two seconds.
func TestTeamFollowsOtherReplicas(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.shows(w.say(releaser, "/event"), "Termine")
	w.eventually("the releaser's menu", func() bool { return w.has(releaser, "event") })
	beside := redisstore.NewTeam(w.store(), w.options.Staff)
	if _, err := beside.SetRole(t.Context(), releaser, kiez.Resident, admin, start()); err != nil {
		t.Fatal(err)
	}
	w.eventually("the menu is taken back", func() bool { return !w.has(releaser, "event") })
	w.shows(w.say(releaser, "/event"), "kenne ich nicht")
}

// T18: an invitation lasts three days, and not longer than whoever made it is an admin; until then it can be withdrawn.
func TestInvitationsRunOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	link := func(by int64) string {
		t.Helper()
		invitation := w.say(by, "/team\ninvite: writer").Body()
		found := regexp.MustCompile(`start=(team_[A-Z2-7]+)`).FindStringSubmatch(invitation)
		if found == nil {
			t.Fatalf("no link in %q", invitation)
		}
		w.settled()
		return found[1]
	}
	late := link(admin)
	w.clock.Advance(3*24*time.Hour + time.Minute)
	w.shows(w.say(resident, "/start "+late), "gilt nicht mehr")

	withdrawn := link(admin)
	w.say(admin, "/team")
	w.press(admin, w.label(admin, "Einladung zurückziehen"))
	w.shows(w.say(resident, "/start "+withdrawn), "gilt nicht mehr")

	w.say(writer, "/start") // or nobody can be told
	w.say(admin, "/team\nuser: 1003")
	rev := w.telegram.Rev()
	w.press(admin, "Rolle ändern: Admin")
	w.next(writer, rev, "Ihre Rolle")
	orphan := link(writer)
	w.say(admin, "/team\nuser: 1003")
	w.press(admin, "Aus dem Team nehmen")
	w.press(admin, "Ja, aus dem Team nehmen")
	w.settled()
	w.shows(w.say(resident, "/start "+orphan), "gilt nicht mehr")
	w.shows(w.say(resident, "/event"), "kenne ich nicht")
}

// Whoever is struck from the configuration while the bot is away has the staff's menu no more once it is back.
func TestTheMenuOfSomebodyWhoLeftWhileTheBotWasAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(writer, "/event")
	w.eventually("the menu is there", func() bool { return w.has(writer, "event") })
	w.stop()
	staff := maps.Clone(w.options.Staff)
	delete(staff, writer)
	w.options.Staff = staff
	w.run()
	w.eventually("the menu is taken back", func() bool { return !w.has(writer, "event") && w.has(writer, "hilfe") })
	w.shows(w.say(writer, "/event"), "kenne ich nicht")
}
