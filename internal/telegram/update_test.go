package telegram

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

const (
	botName = "Kiez_Bot"
	person  = `"from":{"id":7,"is_bot":false,"first_name":"Eve","language_code":"pt-br"}`
	private = `"chat":{"id":7,"type":"private","first_name":"Eve"}`
	group   = `"chat":{"id":-5,"type":"group","title":"Haus"}`
	ours    = `{"id":1,"is_bot":true,"first_name":"K","username":"kiez_bot"}`
)

func TestDecode(t *testing.T) {
	at := time.Unix(1800000000, 0).UTC()
	msg := func(kind kiez.UpdateKind, change func(*kiez.Update)) kiez.Update {
		u := kiez.Update{
			ID: 3, Kind: kind, Chat: 7, ChatKind: kiez.Private, From: 7, Name: "Eve", ClientLang: "pt-br", Date: at, MessageID: 9,
		}
		if change != nil {
			change(&u)
		}
		return u
	}
	inGroup := func(kind kiez.UpdateKind, change func(*kiez.Update)) kiez.Update {
		return msg(kind, func(u *kiez.Update) {
			u.Chat, u.ChatKind = -5, kiez.Group
			if change != nil {
				change(u)
			}
		})
	}
	text := func(s string) func(*kiez.Update) { return func(u *kiez.Update) { u.Text = s } }
	head := `"message_id":9,"date":1800000000,` + person + `,`
	tests := []struct {
		name, in string
		want     kiez.Update
	}{
		{"text", `"message":{` + head + private + `,"text":"Hallo"}`, msg(kiez.KindMessage, text("Hallo"))},
		{
			"edited", `"edited_message":{"edit_date":1800000060,` + head + private + `,"text":"Hallo"}`,
			msg(kiez.KindEdited, func(u *kiez.Update) { u.Text, u.Date = "Hallo", at.Add(time.Minute) }),
		},
		{
			"caption", `"message":{` + head + private + `,"photo":[{"file_id":"x"}],"caption":"Bild"}`,
			msg(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Media, u.File.ID = "Bild", kiez.Photo, "x" }),
		},
		{
			"forwarded, old", `"message":{"forward_date":5,` + head + private + `,"text":"x"}`,
			msg(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Forwarded = "x", true }),
		},
		{
			"forwarded, new", `"message":{"forward_origin":{"type":"hidden_user"},` + head + private + `,"text":"x"}`,
			msg(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Forwarded = "x", true }),
		},
		{
			"forwarded by itself", `"message":{"is_automatic_forward":true,` + head + group + `,"text":"x"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Forwarded = "x", true }),
		},
		{
			"reply to us", `"message":{"reply_to_message":{"message_id":4,"from":` + ours + `},` + head + group + `,"text":"x"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.ReplyTo, u.ReplyToBot = "x", 4, true }),
		},
		{
			"reply to a person", `"message":{"reply_to_message":{"message_id":4,` + person + `},` + head + group + `,"text":"x"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.ReplyTo = "x", 4 }),
		},
		{
			"first in a topic", `"message":{"is_topic_message":true,"message_thread_id":4,"reply_to_message":{"message_id":4,"from":` +
				ours + `,"forum_topic_created":{"name":"T"}},` + head + group + `,"text":"x"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Thread = "x", 4 }),
		},
		{
			"command for us", `"message":{` + head + group + `,"text":"/hours@kiez_bot jetzt"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Mentioned = "/hours jetzt", true }),
		},
		{
			"command for another", `"message":{` + head + group + `,"text":"/hours@other_bot jetzt"}`,
			inGroup(kiez.KindOther, text("/hours@other_bot jetzt")),
		},
		{"command for nobody", `"message":{` + head + group + `,"text":"/hours"}`, inGroup(kiez.KindMessage, text("/hours"))},
		{
			"mention", `"message":{` + head + group + `,"text":"Sag mal, @KIEZ_BOT: wann?"}`,
			inGroup(kiez.KindMessage, func(u *kiez.Update) { u.Text, u.Mentioned = "Sag mal, @KIEZ_BOT: wann?", true }),
		},
		{
			"a longer name", `"message":{` + head + group + `,"text":"@kiez_bot2 und x@kiez_bot"}`,
			inGroup(kiez.KindMessage, text("@kiez_bot2 und x@kiez_bot")),
		},
		{
			"lying entity", `"message":{"entities":[{"type":"bot_command","offset":0,"length":500}],` + head + private + `,"text":"/x"}`,
			msg(kiez.KindMessage, text("/x")),
		},
		{
			"button", `"callback_query":{"id":"c1",` + person + `,"data":"sub:x","message":{` + head + group + `,"text":"?"}}`,
			inGroup(kiez.KindButton, func(u *kiez.Update) { u.Button, u.CallbackID, u.Date = "sub:x", "c1", time.Time{} }),
		},
		{
			"button under an old message", `"callback_query":{"id":"c1",` + person + `,"data":"x","message":{"message_id":9,"date":0,` + private + `}}`,
			msg(kiez.KindButton, func(u *kiez.Update) { u.Button, u.CallbackID, u.Date = "x", "c1", time.Time{} }),
		},
		{
			"button without a message", `"callback_query":{"id":"c1",` + person + `,"inline_message_id":"i","data":"x"}`,
			msg(kiez.KindButton, func(u *kiez.Update) {
				u.Button, u.CallbackID, u.Date, u.MessageID = "x", "c1", time.Time{}, 0
			}),
		},
		{
			"button by nobody", `"callback_query":{"id":"c1"}`,
			kiez.Update{ID: 3, Kind: kiez.KindButton, CallbackID: "c1", ChatKind: kiez.Private},
		},
		{
			"migrated", `"message":{` + head + group + `,"migrate_to_chat_id":-100123456789012}`,
			inGroup(kiez.KindMigrated, func(u *kiez.Update) { u.MigratedTo = -100123456789012 }),
		},
		{"migrated from", `"message":{` + head + group + `,"migrate_from_chat_id":-9}`, inGroup(kiez.KindOther, nil)},
		{"somebody joined", `"message":{` + head + group + `,"new_chat_members":[{"id":8}]}`, inGroup(kiez.KindOther, nil)},
		{
			"of an album", `"message":{` + head + private + `,"media_group_id":"77","photo":[{"file_id":"x"}]}`,
			msg(kiez.KindMessage, func(u *kiez.Update) { u.Media, u.File.ID, u.Album = kiez.Photo, "x", "77" }),
		},
		{"unknown in a group", `"message":{` + head + group + `,"hologram":{}}`, inGroup(kiez.KindOther, nil)},
		{"paid", `"message":{` + head + private + `,"successful_payment":{}}`, msg(kiez.KindOther, nil)},
		{"reaction", `"message_reaction":{"chat":{"id":7,"type":"private"},"message_id":9}`, kiez.Update{ID: 3, Kind: kiez.KindOther}},
		{"of the future", `"telepathy":{"chat":{"id":7}}`, kiez.Update{ID: 3, Kind: kiez.KindOther}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode(kiez.RawUpdate{ID: 3, JSON: []byte(`{"update_id":3,` + tt.in + `}`)}, botName)
			if err != nil || !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v, %v\nwant %+v", got, err, tt.want)
			}
		})
	}
}

func TestDecodeMedia(t *testing.T) {
	for content, want := range map[string]kiez.Media{
		`"voice":{"file_id":"x"}`:                                     kiez.Voice,
		`"video":{"file_id":"x"}`:                                     kiez.Video,
		`"video_note":{"file_id":"x"}`:                                kiez.Video,
		`"animation":{"file_id":"x"},"document":{"file_id":"x"}`:      kiez.Video,
		`"audio":{"file_id":"x"}`:                                     kiez.Audio,
		`"document":{"file_id":"x"}`:                                  kiez.Document,
		`"sticker":{"file_id":"x"}`:                                   kiez.Sticker,
		`"location":{"latitude":52.5,"longitude":13.5}`:               kiez.Location,
		`"venue":{"title":"x"},"location":{"latitude":1}`:             kiez.Location,
		`"contact":{"phone_number":"1"}`:                              kiez.Contact,
		`"poll":{"id":"1","question":"?"}`:                            kiez.Poll,
		`"dice":{"emoji":"x","value":1}`:                              kiez.Dice,
		`"story":{"id":1}`:                                            kiez.OtherKind,
		`"paid_media":{"star_count":1}`:                               kiez.OtherKind,
		`"checklist":{"title":"x"}`:                                   kiez.OtherKind,
		`"game":{"title":"x"}`:                                        kiez.OtherKind,
		`"hologram":{"depth":3}`:                                      kiez.OtherKind,
		`"text":"x","link_preview_options":{},"web_app_data":{"a":1}`: "",
	} {
		raw := `{"update_id":1,"message":{"message_id":1,` + private + `,` + content + `}}`
		u, err := Decode(kiez.RawUpdate{ID: 1, JSON: []byte(raw)}, botName)
		if err != nil || u.Kind != kiez.KindMessage || u.Media != want {
			t.Errorf("%s: %s with %q, %v; want %q", content, u.Kind, u.Media, err, want)
		}
	}
}

func TestDecodeMembership(t *testing.T) {
	tests := []struct {
		was, is string
		want    kiez.UpdateKind
	}{
		{"member", "kicked", kiez.KindBlocked},
		{"kicked", "member", kiez.KindReturned},
		{"left", "member", kiez.KindReturned},
		{"left", "administrator", kiez.KindReturned},
		{"administrator", "left", kiez.KindBlocked},
		{"member", "administrator", kiez.KindOther},
		{"administrator", "member", kiez.KindOther},
		{"member", `restricted","is_member":true,"x":"`, kiez.KindOther},
		{"member", "restricted", kiez.KindBlocked},
	}
	for _, tt := range tests {
		for _, chat := range []string{private, group} {
			raw := fmt.Sprintf(`{"update_id":1,"my_chat_member":{%s,%s,"date":1800000000,
				"old_chat_member":{"status":"%s"},"new_chat_member":{"status":"%s"}}}`, chat, person, tt.was, tt.is)
			u, err := Decode(kiez.RawUpdate{ID: 1, JSON: []byte(raw)}, botName)
			if err != nil || u.Kind != tt.want || u.From != 7 || u.Date.IsZero() || u.Chat == 0 {
				t.Errorf("%s to %s: %+v, %v", tt.was, tt.is, u, err)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, raw := range []string{
		``, `{`, `null x`, `17`, `[]`, `{"message":17}`, `{"message":{"text":"x"}}`,
		`{"message":{"date":"heute","chat":{"id":1}}}`, `{"edited_message":{"chat":null}}`,
	} {
		u, err := Decode(kiez.RawUpdate{ID: 3, JSON: []byte(raw)}, botName)
		if err == nil || !reflect.DeepEqual(u, kiez.Update{ID: 3, Kind: kiez.KindOther}) {
			t.Errorf("%s: %+v, %v", raw, u, err)
		}
	}
}

// What the simulated Telegram sends when people do things arrives as what they did.
func TestDecodeTheRealThing(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		stop := w.poll(t, &shelf{})
		defer stop()
		synctest.Wait()
		steps := []struct {
			do   func() error
			want kiez.UpdateKind
		}{
			{func() error { _, err := w.Say(resident, resident, "Hallo"); return err }, kiez.KindMessage},
			{func() error { w.Block(resident); return nil }, kiez.KindBlocked},
			{func() error { w.Unblock(resident); return nil }, kiez.KindReturned},
			{func() error { w.AddGroup(tgfake.ChatInfo{ID: -9, Type: "group"}, resident); return nil }, ""},
			{func() error { return w.KickFromGroup(resident, -9) }, kiez.KindBlocked},
			{func() error { return w.AddToGroup(resident, -9) }, kiez.KindReturned},
			{func() error { _, err := w.Migrate(resident, -9); return err }, kiez.KindMigrated},
		}
		for i, s := range steps {
			from := len(w.Calls())
			if err := s.do(); err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			kinds := kindsSince(t, w, from)
			if s.want != "" && !strings.Contains(kinds, string(s.want)) {
				t.Errorf("step %d: %s, want %s", i, kinds, s.want)
			}
		}
	})
}

// kindsSince decodes the updates that polls since call number from were answered with.
func kindsSince(t *testing.T, w world, from int) string {
	t.Helper()
	var kinds []string
	for _, c := range w.Calls()[from:] {
		var answer struct{ Result []json.RawMessage }
		if err := json.Unmarshal(c.Response, &answer); err != nil {
			t.Fatal(err)
		}
		for _, raw := range answer.Result {
			u, err := Decode(kiez.RawUpdate{JSON: raw}, botName)
			if err != nil {
				t.Error(err)
			}
			kinds = append(kinds, string(u.Kind))
		}
	}
	return strings.Join(kinds, " ")
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"update_id":1,"message":{"message_id":1,` + person + `,` + group + `,"text":"/hours@Kiez_Bot jetzt","entities":[{"offset":0,"length":500,"type":"bot_command"}]}}`,
		`{"update_id":1,"callback_query":{"id":"1"}}`,
		`{"update_id":1,"callback_query":{"id":"1","message":{}}}`,
		`{"update_id":1,"edited_message":{"chat":{},"reply_to_message":{"reply_to_message":{}}}}`,
		`{"update_id":1,"my_chat_member":{"new_chat_member":{"status":"kicked"}}}`,
		`{"update_id":1,"message":{"chat":{"id":-1,"type":"supergroup"},"text":"/@Kiez_Bot"}}`,
		`{"update_id":1,"message":{"chat":{"id":1},"text":"@Kiez_Bot@Kiez_Bot\u0000"}}`,
		`null`,
	} {
		f.Add([]byte(seed), botName)
	}
	f.Add([]byte(`{"message":{"chat":{"id":1},"text":"/x@"}}`), "")
	f.Fuzz(func(t *testing.T, raw []byte, bot string) {
		u, err := Decode(kiez.RawUpdate{ID: 5, JSON: raw}, bot)
		if u.ID != 5 || u.Kind == "" || err != nil && u.Kind != kiez.KindOther {
			t.Errorf("%+v, %v", u, err)
		}
	})
}
