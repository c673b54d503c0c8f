package telegram

import (
	"reflect"
	"testing"

	"kiezbot/internal/kiez"
)

func TestDecodeFormatting(t *testing.T) {
	style := func(kind kiez.StyleKind, from, to int) kiez.Style { return kiez.Style{Kind: kind, From: from, To: to} }
	for name, c := range map[string]struct {
		content string
		want    []kiez.Style
	}{
		"none":            {`"text":"Hallo"`, nil},
		"bold":            {`"text":"Hallo","entities":[{"type":"bold","offset":1,"length":2}]`, []kiez.Style{style(kiez.Bold, 1, 3)}},
		"in bytes":        {`"text":"ä🌷b","entities":[{"type":"italic","offset":3,"length":1}]`, []kiez.Style{style(kiez.Italic, 6, 7)}},
		"two units":       {`"text":"ä🌷b","entities":[{"type":"code","offset":1,"length":2}]`, []kiez.Style{style(kiez.Code, 2, 6)}},
		"under a photo":   {`"photo":[{"file_id":"x"}],"caption":"Hi","caption_entities":[{"type":"underline","offset":0,"length":2}]`, []kiez.Style{style(kiez.Underline, 0, 2)}},
		"a link":          {`"text":"hier","entities":[{"type":"text_link","offset":0,"length":4,"url":"https://e.org/"}]`, []kiez.Style{{Kind: kiez.LinkTo, To: 4, URL: "https://e.org/"}}},
		"quotes":          {`"text":"ab","entities":[{"type":"blockquote","offset":0,"length":1},{"type":"expandable_blockquote","offset":1,"length":1}]`, []kiez.Style{style(kiez.Quote, 0, 1), style(kiez.Quote, 1, 2)}},
		"the rest":        {`"text":"abc","entities":[{"type":"spoiler","offset":0,"length":1},{"type":"strikethrough","offset":1,"length":1},{"type":"pre","offset":2,"length":1,"language":"go"}]`, []kiez.Style{style(kiez.Spoiler, 0, 1), style(kiez.Strikethrough, 1, 2), style(kiez.Pre, 2, 3)}},
		"found by itself": {`"text":"a@b.de Anna","entities":[{"type":"email","offset":0,"length":6},{"type":"text_mention","offset":7,"length":4,"user":{"id":5}}]`, nil},
		"nonsense": {`"text":"ab","entities":[{"type":"bold","offset":-1,"length":2},{"type":"bold","offset":0,"length":3},` +
			`{"type":"bold","offset":2,"length":1},{"type":"bold","offset":1,"length":0},{"type":"bold","offset":9223372036854775807,"length":9223372036854775807},` +
			`{"type":"text_link","offset":0,"length":1}]`, nil},
		"behind our name": {`"text":"/broadcast@kiezbot de: fett","entities":[{"type":"bot_command","offset":0,"length":18},{"type":"bold","offset":23,"length":4}]`, []kiez.Style{style(kiez.Bold, 15, 19)}},
	} {
		t.Run(name, func(t *testing.T) {
			raw := `{"update_id":1,"message":{"message_id":1,` + private + `,` + c.content + `}}`
			u, err := Decode(kiez.RawUpdate{ID: 1, JSON: []byte(raw)}, "kiezbot")
			if err != nil || !reflect.DeepEqual(u.Styles, c.want) {
				t.Errorf("%q: %+v, %v, want %+v", u.Text, u.Styles, err, c.want)
			}
			if err := u.Rich().Check(); err != nil {
				t.Error(err)
			}
		})
	}
}
