package handlers

import (
	"context"
	"errors"
	"regexp"
	"unicode/utf16"

	"kiezbot/internal/kiez"
)

// longestText is what fits one Telegram message, in UTF-16 units (Bot API, sendMessage).
const longestText = 4096

// readText takes a text into a draft, with the formatting its writer gave it.
func readText(draft *kiez.Broadcast, lang kiez.Lang, text kiez.Rich) error {
	text = text.TrimSpace()
	if text.Text == "" {
		return kiez.Refuse("broadcast.text_missing", nil)
	}
	if n := units(text.Text); n > longestText {
		return kiez.Refuse("staff.text_too_long", kiez.Data{"Length": n, "Limit": longestText})
	}
	for _, s := range text.Styles {
		if _, ok := webAddress(s.URL); s.Kind == kiez.LinkTo && !ok {
			return kiez.Refuse("broadcast.link_unusable", kiez.Data{
				"Text": text.Text[s.From:s.To], "Address": kiez.Isolated(s.URL),
			})
		}
	}
	draft.SetText(lang, text)
	return nil
}

// units is the length of a text as Telegram counts it.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// shown is a text as its readers see it.
func shown(text kiez.Rich) kiez.Text { return kiez.Show(text.HTML()) }

// askText asks for the text in one language. The one there is stands above the question, to be copied with its
// formatting and changed.
func (b *bot) askText(ctx context.Context, req Request, bc kiez.Broadcast, lang kiez.Lang) (kiez.Reply, error) {
	ask := kiez.Say("broadcast.ask_text_in", kiez.Data{"Language": lang})
	reply, err := b.askBroadcast(ctx, req, bc, "text", lang, ask)
	if err != nil || req.InGroup() || bc.Texts[lang] == "" {
		return reply, err
	}
	now := kiez.Message{Paragraphs: []kiez.Text{shown(bc.Text(lang))}}
	reply.Messages = append([]kiez.Message{now}, reply.Messages...)
	return reply, nil
}

// takeText is the step that reads the text of one language, or a photo whose caption is that text.
func (b *bot) takeText(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	return b.putText(ctx, req, data, req.Rich())
}

// putText puts a text into the draft of a running dialogue, with the photo that came with it.
func (b *bot) putText(
	ctx context.Context, req Request, data map[string]string, text kiez.Rich,
) (kiez.Reply, string, error) {
	reply, next, err := b.takeInto(ctx, req, data, "text", func(draft *kiez.Broadcast) error {
		if err := readPhoto(req, draft); err != nil || req.Media != "" && req.Text == "" {
			return err
		}
		return replaceText(draft, kiez.Lang(data["lang"]), data[textSeen], text)
	})
	if errors.Is(err, errClash) {
		return b.clash(ctx, data, text)
	}
	return reply, next, err
}

// typedMarkup names the languages whose text has marks that would be formatting elsewhere: a word between two stars, an
// HTML tag. Readers see them as they are.
func typedMarkup(bc kiez.Broadcast) []kiez.Text {
	marks := regexp.MustCompile(`(?i)</?(?:b|i|u|s|a|em|strong|code|pre|br|p)(?: [^<>]*)?>` +
		`|\*\*[^*\n]+\*\*|__[^_\n]+__|\[[^\]\n]+\]\(https?:`)
	var langs []kiez.Lang
	for _, lang := range kiez.Langs() {
		if marks.MatchString(bc.Texts[lang]) {
			langs = append(langs, lang)
		}
	}
	if len(langs) == 0 {
		return nil
	}
	return []kiez.Text{kiez.Say("broadcast.typed_markup", kiez.Data{"Languages": namesOf(langs)})}
}
