package app_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// sent is a message as a phone sends it: its fields besides who, where and when.
type sent struct {
	name, fields string
	want         string // part of the answer outside of a dialogue; empty: silence, also in a dialogue
}

const (
	file   = `{"file_id":"f","file_unique_id":"u","duration":1,"width":1,"height":1,"length":1}`
	unread = "Das kann ich leider nicht lesen"
)

// media are all kinds of messages that hold no text.
func media() []sent {
	return []sent{
		{"photo", `"photo":[` + file + `]`, "Bilder kann ich"},
		{"sticker", `"sticker":` + file, "mit Worten"},
		{"voice", `"voice":` + file, "Sprachnachrichten"},
		{"video note", `"video_note":` + file, "Bilder kann ich"},
		{"video", `"video":` + file, "Bilder kann ich"},
		{"animation", `"animation":` + file + `,"document":` + file, "Bilder kann ich"},
		{"audio", `"audio":` + file, "Sprachnachrichten"},
		{"document", `"document":` + file, "Dateien"},
		{"poll", `"poll":{"id":"1","question":"?","options":[]}`, unread},
		{"dice", `"dice":{"emoji":"🎲","value":3}`, "mit Worten"},
		{"location", `"location":{"latitude":52.5,"longitude":13.5}`, "Danke für den Standort"},
		{"live location", `"location":{"latitude":52.5,"longitude":13.5,"live_period":900}`, "Danke für den Standort"},
		{"venue", `"venue":{"location":{"latitude":1,"longitude":1},"title":"x","address":"y"},"location":{"latitude":1,"longitude":1}`, "Danke für den Standort"},
		{"contact", `"contact":{"phone_number":"1","first_name":"A"}`, "keine Kontakte"},
		{"invoice", `"invoice":{"title":"x","description":"y","start_parameter":"z","currency":"EUR","total_amount":100}`, unread},
		{"game", `"game":{"title":"x","description":"y","photo":[]}`, unread},
		{"story", `"story":{"chat":{"id":5,"type":"channel"},"id":1}`, unread},
		{"giveaway", `"giveaway":{"chats":[],"winners_selection_date":1,"winner_count":1}`, unread},
		{"giveaway winners", `"giveaway_winners":{"winner_count":1}`, unread},
		{"paid media", `"paid_media":{"star_count":1,"paid_media":[]}`, unread},
		{"checklist", `"checklist":{"title":"x","tasks":[]}`, unread},
		{"of the future", `"hologram":{"depth":3}`, unread},
		{"nothing at all", `"effect_id":"1"`, unread},
		{"photo forwarded", `"forward_origin":{"type":"channel","chat":{"id":-1,"type":"channel"},"message_id":1,"date":1},"photo":[` + file + `]`, "Bilder kann ich"},
		{"photo with a reply to what was deleted", `"external_reply":{"origin":{"type":"hidden_user","sender_user_name":"x","date":1}},"photo":[` + file + `]`, "Bilder kann ich"},
		{"photo with an empty caption", `"caption":"","photo":[` + file + `]`, "Bilder kann ich"},
	}
}

// services are what Telegram reports in a private chat: nobody waits for an answer.
func services() []sent {
	return []sent{
		{"payment", `"successful_payment":{"currency":"EUR","total_amount":1,"invoice_payload":"x"}`, ""},
		{"web app", `"web_app_data":{"data":"x","button_text":"y"}`, ""},
		{"shared users", `"users_shared":{"request_id":1,"users":[]}`, ""},
		{"shared chat", `"chat_shared":{"request_id":1,"chat_id":5}`, ""},
		{"boost", `"boost_added":{"boost_count":1}`, ""},
		{"gift", `"gift":{"gift":{}}`, ""},
		{"pinned", `"pinned_message":{"message_id":1,"date":0,"chat":{"id":2001,"type":"private"}}`, ""},
		{"timer", `"message_auto_delete_timer_changed":{"message_auto_delete_time":86400}`, ""},
		{"background", `"chat_background_set":{"type":{}}`, ""},
		{"wrote first", `"write_access_allowed":{}`, ""},
		{"video chat", `"video_chat_started":{}`, ""},
	}
}

// odd are texts that hold no question, or hide it.
func odd() []sent {
	text := func(name, text, want string) sent {
		quoted, err := json.Marshal(text)
		if err != nil {
			panic(err)
		}
		return sent{name, `"text":` + string(quoted), want}
	}
	return []sent{
		text("4096 letters", strings.Repeat("Wo ist das Büro? ", 240), "sehr viel Text"),
		text("one word of 4096 letters", strings.Repeat("ä", 4096), "weiß ich leider nicht"),
		text("only emoji", "👍🏽👨‍👩‍👧‍👦🏳️‍🌈", "mit Worten"),
		text("only signs", "?!… —", "mit Worten"),
		text("only zero width", "\u200b\u200d\ufeff\u2060", "mit Worten"),
		text("only direction marks", "\u202e\u2066\u2069\u200f", "mit Worten"),
		text("hidden in zero width", "Wie\u200b hoch ist die För\u00adderung\u200d?", "1.000 Euro"),
		text("turned round", "\u202eWie hoch ist die Förderung?\u202c", "1.000 Euro"),
		text("marks by the hundred", "W"+strings.Repeat("\u0301", 300)+"ie hoch ist die Förderung?", ""),
		text("nothing but marks", strings.Repeat("\u0301", 500), "mit Worten"),
		text("a NUL", "Wie hoch ist die\x00 Förderung?", "1.000 Euro"),
		text("nothing but NUL", "\x00\x00", "mit Worten"),
		text("half a character", "Wie hoch ist die F\ufffdrderung?", "1.000 Euro"),
		text("markup", "<b>&lt;<a href='x'>", "weiß ich leider nicht"),
		text("placeholders", "{{.Name}} {office.phone} %s %!d(MISSING)", ""),
		text("a lone slash", "/", "mit Worten"),
		text("forwarded", "Wie hoch ist die Förderung?", "1.000 Euro"),
	}
}

// arrives has Telegram deliver it, and gives what the bot said then.
func (w *world) arrives(s sent, kind, extra string) (said []string) {
	w.Helper()
	before := map[int64]bool{}
	for _, m := range w.telegram.Chat(resident) {
		before[m.MessageID] = true
	}
	w.telegram.PushRaw(fmt.Sprintf(`{%q:{"message_id":%d,"date":%d,"from":{"id":%[4]d,"is_bot":false,"first_name":"P"},`+
		`"chat":{"id":%[4]d,"type":"private"}%[5]s,%[6]s}}`,
		kind, 1_000_000+w.telegram.Rev(), w.clock.Now().Unix(), resident, extra, s.fields))
	w.settled()
	for _, m := range w.telegram.Chat(resident) {
		if m.FromBot && !before[m.MessageID] {
			said = append(said, m.Body())
		}
	}
	return said
}

// R31: whatever a phone can send gets one fitting answer, and what nobody wrote gets none.
func TestWhateverAPhoneSends(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/start")
	fault := w.options.Knowledge.Catalog.Label(kiez.German, kiez.Say("error.ours", nil))
	places := map[string][]string{
		"outside": nil, "a question to the office": {"/kontakt"}, "one to be confirmed": {"/kontakt", "Wem gehört der Garten?"},
		"a wish for an appointment": {"/hours", "[Termin wünschen]"}, "the sum": {"/idee", "[Kiezfonds-Check]", "[Neu-Lichtenberg]"},
		"a code": {"/verfolgen"}, "a street": {"/frist", "[Mein Gebiet finden]"},
	}
	for place, way := range places {
		for _, s := range append(append(media(), services()...), odd()...) {
			for _, act := range way {
				if label, ok := strings.CutPrefix(strings.TrimSuffix(act, "]"), "["); ok {
					w.press(resident, w.label(resident, label))
					continue
				}
				w.say(resident, act)
			}
			extra := ""
			if s.name == "forwarded" {
				extra = `,"forward_origin":{"type":"hidden_user","sender_user_name":"x","date":1}`
			}
			said := w.arrives(s, "message", extra)
			want := 1
			if strings.Contains(fmt.Sprint(services()), s.fields) {
				want = 0
			}
			switch {
			case len(said) != want:
				t.Errorf("%s, in %s: %d answers: %q", s.name, place, len(said), said)
			case want == 0:
			case strings.Contains(said[0], fault), strings.TrimSpace(said[0]) == "":
				t.Errorf("%s, in %s: %q", s.name, place, said)
			case way == nil && !strings.Contains(said[0], s.want):
				t.Errorf("%s: %q, want %q", s.name, said, s.want)
			}
			if way != nil {
				w.say(resident, "/abbrechen")
			}
		}
	}
}

// An album is many messages and one thing that somebody sent; so is a location that moves.
func TestAnAlbumIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, start(), nil)
	w.say(resident, "/start")
	photo := media()[0]
	var said []string
	for range 5 {
		said = append(said, w.arrives(photo, "message", `,"media_group_id":"77"`)...)
	}
	if len(said) != 1 {
		t.Errorf("an album: %q", said)
	}
	said = w.arrives(sent{fields: photo.fields + `,"caption":"Wie hoch ist die Förderung?"`}, "message", `,"media_group_id":"78"`)
	said = append(said, w.arrives(photo, "message", `,"media_group_id":"78"`)...)
	if len(said) != 1 || !strings.Contains(said[0], "1.000 Euro") {
		t.Errorf("an album with a question: %q", said)
	}
	moving := sent{fields: `"location":{"latitude":52.5,"longitude":13.5,"live_period":900}`}
	said = w.arrives(moving, "message", "")
	for range 5 {
		w.clock.Advance(time.Second)
		said = append(said, w.arrives(moving, "edited_message", fmt.Sprintf(`,"edit_date":%d`, w.clock.Now().Unix()))...)
	}
	if len(said) != 1 {
		t.Errorf("a location that moves: %q", said)
	}
}
