package handlers_test

import "testing"

// Scripts, posters and people's habits rely on these commands; both names always work.
func TestCommandsThatStay(t *testing.T) {
	staying := map[string]string{
		"start": "start", "help": "hilfe", "language": "sprache", "hours": "zeiten", "events": "termine", "subscribe": "abo",
		"pause": "pause", "stop": "stopp", "idea": "idee", "deadline": "frist", "contact": "kontakt",
		"feedback": "rueckmeldung", "follow": "verfolgen", "privacy": "datenschutz", "mydata": "meinedaten",
		"forget": "loeschen", "cancel": "abbrechen",
		"broadcast": "", "event": "", "schedule": "", "inbox": "", "answers": "", "closures": "", "stats": "", "team": "",
		"applications": "", "poster": "", "audit": "", "block": "",
	}
	for _, c := range newWorld(t).bot.Commands() {
		german, ok := staying[c.Name]
		if ok && german != c.German && german != "" || c.Role.Staff() != (german == "") {
			t.Errorf("/%s is called /%s in German, for %v", c.Name, c.German, c.Role)
		}
		delete(staying, c.Name)
	}
	for name := range staying {
		t.Errorf("/%s is gone", name)
	}
}
