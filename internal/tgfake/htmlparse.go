package tgfake

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxEntities is how many entities of a message Telegram keeps.
const maxEntities = 100

// htmlParser follows parse_html of github.com/tdlib/td, td/telegram/MessageEntity.cpp, byte by byte,
// so that it accepts, refuses and words its refusals as Telegram does.
type htmlParser struct {
	src  string
	pos  int
	out  strings.Builder
	u16  int // UTF-16 length of out
	open []openTag
	ents []Entity
}

type openTag struct {
	name   string
	arg    string
	offset int // UTF-16
	begin  int // bytes of out
}

// parseHTML turns Telegram HTML into plain text and entities. The error is an *apiError.
func parseHTML(src string) (string, []Entity, error) {
	p := &htmlParser{src: src}
	if err := p.run(); err != nil {
		return "", nil, badRequest("can't parse entities: " + err.Error())
	}
	sortEntities(p.ents)
	return p.out.String(), p.ents, nil
}

func (p *htmlParser) run() error {
	for p.pos < len(p.src) {
		var err error
		switch p.src[p.pos] {
		case '<':
			if p.at(p.pos+1) == '/' {
				err = p.endTag()
			} else {
				err = p.startTag()
			}
		case '&':
			if r, next := decodeRef(p.src, p.pos); r != 0 {
				p.write(r)
				p.pos = next
				continue
			}
			fallthrough
		default:
			r, size := utf8.DecodeRuneInString(p.src[p.pos:])
			p.write(r)
			p.pos += size
		}
		if err != nil {
			return err
		}
	}
	if n := len(p.open); n > 0 {
		return telegramSays("Can't find end tag corresponding to start tag %q", p.open[n-1].name)
	}
	return nil
}

func (p *htmlParser) write(r rune) {
	p.out.WriteRune(r)
	p.u16 += utf16.RuneLen(r)
}

// at returns 0 behind the end, as the C string of the original does.
func (p *htmlParser) at(i int) byte {
	if i < len(p.src) {
		return p.src[i]
	}
	return 0
}

func isSpace(c byte) bool {
	return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v'
}

func (p *htmlParser) skipSpace() {
	for p.at(p.pos) != 0 && isSpace(p.at(p.pos)) {
		p.pos++
	}
}

func (p *htmlParser) startTag() error {
	begin := p.pos
	p.pos++
	for !isSpace(p.at(p.pos)) && p.at(p.pos) != '>' {
		p.pos++
	}
	if p.at(p.pos) == 0 {
		return unclosedStart(begin)
	}
	name := strings.ToLower(p.src[begin+1 : p.pos])
	if !knownTag(name) {
		return telegramSays("Unsupported start tag %q at byte offset %d", name, begin)
	}
	tag := openTag{name: name, offset: p.u16, begin: p.out.Len()}
	for p.at(p.pos) != '>' {
		p.skipSpace()
		if p.at(p.pos) == '>' {
			break
		}
		if err := p.attribute(&tag, begin); err != nil {
			return err
		}
	}
	p.pos++
	if name == "span" && tag.arg != "spoiler" {
		return telegramSays("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, tag)
	return nil
}

func unclosedStart(begin int) error {
	return telegramSays("Unclosed start tag at byte offset %d", begin)
}

func knownTag(name string) bool {
	switch name {
	case "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins",
		"tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote":
		return true
	}
	return false
}

func (p *htmlParser) endTag() error {
	begin := p.pos
	if len(p.open) == 0 {
		return telegramSays("Unexpected end tag at byte offset %d", begin)
	}
	p.pos++
	for !isSpace(p.at(p.pos)) && p.at(p.pos) != '>' {
		p.pos++
	}
	name := strings.ToLower(p.src[min(begin+2, p.pos):p.pos])
	p.skipSpace()
	if p.at(p.pos) != '>' {
		return telegramSays("Unclosed end tag at byte offset %d", begin)
	}
	p.pos++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return telegramSays("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"",
			begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	if p.u16 == tag.offset {
		return nil
	}
	return p.closeEntity(tag)
}

func (p *htmlParser) closeEntity(tag openTag) error {
	e := Entity{Type: entityType(tag.name), Offset: tag.offset, Length: p.u16 - tag.offset}
	last := len(p.ents) - 1
	same := func(kind string) bool {
		return last >= 0 && p.ents[last].Type == kind && p.ents[last].Offset == e.Offset && p.ents[last].Length == e.Length
	}
	switch tag.name {
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.arg, 10, 64); err != nil || id == 0 {
			return telegramSays("Invalid custom emoji identifier specified")
		}
		e.CustomEmojiID = tag.arg
	case "a":
		href := tag.arg
		if href == "" {
			href = p.out.String()[tag.begin:]
		}
		if !setLink(&e, href) {
			return nil // Telegram keeps the words and drops a link it cannot use
		}
	case "blockquote":
		if tag.arg != "" {
			e.Type = "expandable_blockquote"
		}
	case "pre":
		if same("code") && p.ents[last].Language != "" {
			p.ents[last].Type = "pre"
			return nil
		}
	case "code":
		if same("pre") && tag.arg != "" {
			p.ents[last].Language = tag.arg
			return nil
		}
		e.Language = tag.arg // a <pre> around it may turn it into a code block
	}
	p.ents = append(p.ents, e)
	return nil
}

func entityType(tag string) string {
	switch tag {
	case "b", "strong":
		return "bold"
	case "i", "em":
		return "italic"
	case "u", "ins":
		return "underline"
	case "s", "strike", "del":
		return "strikethrough"
	case "span", "tg-spoiler":
		return "spoiler"
	case "tg-emoji":
		return "custom_emoji"
	case "a":
		return "text_link"
	}
	return tag // code, pre, blockquote
}

// sortEntities orders by offset, longer first; at equal extent the outer kind first.
func sortEntities(ents []Entity) {
	for i := range ents {
		if ents[i].Type == "code" {
			ents[i].Language = ""
		}
	}
	slices.SortStableFunc(ents, func(a, b Entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
}
