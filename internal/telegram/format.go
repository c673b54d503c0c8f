package telegram

import (
	"unicode/utf16"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"kiezbot/internal/kiez"
)

// styles gives the formatting a person chose. What Telegram finds in a text by itself, such as addresses, it will find
// again; mentions of people without a user name and special emoji cannot be sent on and stay plain. Offsets that do not
// fit the text are passed over.
func styles(text string, entities []tgbotapi.MessageEntity) []kiez.Style {
	var found []kiez.Style
	var bytes []int // by UTF-16 offset
	for _, e := range entities {
		kind := styleKind(e.Type)
		if kind == "" {
			continue
		}
		if bytes == nil {
			bytes = byteOffsets(text)
		}
		if e.Offset < 0 || e.Length <= 0 || e.Length >= len(bytes) || e.Offset >= len(bytes)-e.Length {
			continue
		}
		s := kiez.Style{Kind: kind, From: bytes[e.Offset], To: bytes[e.Offset+e.Length], URL: e.URL}
		if kind != kiez.LinkTo {
			s.URL = ""
		}
		if s.From < s.To && (kind != kiez.LinkTo || s.URL != "") {
			found = append(found, s)
		}
	}
	return found
}

// styleKind knows the names of the Bot API (core.telegram.org/bots/api#messageentity).
func styleKind(entity string) kiez.StyleKind {
	switch entity {
	case "bold":
		return kiez.Bold
	case "italic":
		return kiez.Italic
	case "underline":
		return kiez.Underline
	case "strikethrough":
		return kiez.Strikethrough
	case "spoiler":
		return kiez.Spoiler
	case "code":
		return kiez.Code
	case "pre":
		return kiez.Pre
	case "blockquote", "expandable_blockquote":
		return kiez.Quote
	case "text_link":
		return kiez.LinkTo
	}
	return ""
}

// byteOffsets gives for every UTF-16 unit of text, and for its end, at which byte it is. The second half of a character
// of two units is where the first is.
func byteOffsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for at, r := range text {
		for range max(1, utf16.RuneLen(r)) {
			offsets = append(offsets, at)
		}
	}
	return append(offsets, len(text))
}

// without gives the styles of a text from which the bytes from up to, not including, to were taken out.
func without(styles []kiez.Style, from, to int) []kiez.Style {
	behind := func(at int) int {
		if at < to {
			return min(at, from)
		}
		return at - (to - from)
	}
	var kept []kiez.Style
	for _, s := range styles {
		if s.From, s.To = behind(s.From), behind(s.To); s.From < s.To {
			kept = append(kept, s)
		}
	}
	return kept
}
