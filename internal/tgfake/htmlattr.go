package tgfake

import (
	"strconv"
	"strings"
)

// attribute reads one attribute of a start tag that began at byte begin.
func (p *htmlParser) attribute(tag *openTag, begin int) error {
	from := p.pos
	for !isSpace(p.at(p.pos)) && p.at(p.pos) != '=' && p.at(p.pos) != '>' {
		p.pos++
	}
	name := p.src[from:p.pos]
	if name == "" {
		return telegramSays("Empty attribute name in the tag %q at byte offset %d", tag.name, begin)
	}
	p.skipSpace()
	if p.at(p.pos) != '=' {
		if p.at(p.pos) != 0 && tag.name == "blockquote" && name == "expandable" {
			tag.arg = name
			return nil
		}
		return telegramSays("Expected equal sign in declaration of an attribute of the tag %q at byte offset %d",
			tag.name, begin)
	}
	p.pos++
	p.skipSpace()
	if p.at(p.pos) == 0 {
		return unclosedStart(begin)
	}
	value, err := p.attributeValue()
	if err != nil {
		return err
	}
	if p.at(p.pos) == 0 {
		return unclosedStart(begin)
	}
	takeAttribute(tag, name, value)
	return nil
}

func takeAttribute(tag *openTag, name, value string) {
	switch tag.name + " " + name {
	case "a href", "tg-emoji emoji-id":
		tag.arg = value
	case "code class":
		if lang, ok := strings.CutPrefix(value, "language-"); ok {
			tag.arg = lang
		}
	case "span class":
		if class, ok := strings.CutPrefix(value, "tg-"); ok {
			tag.arg = class
		}
	case "blockquote expandable":
		tag.arg = name
	}
}

func (p *htmlParser) attributeValue() (string, error) {
	quote := p.at(p.pos)
	if quote != '"' && quote != '\'' {
		from := p.pos
		for isNameByte(p.at(p.pos)) {
			p.pos++
		}
		if !isSpace(p.at(p.pos)) && p.at(p.pos) != '>' {
			return "", telegramSays("Unexpected end of name token at byte offset %d", from)
		}
		return strings.ToLower(p.src[from:p.pos]), nil
	}
	p.pos++
	var value strings.Builder
	for p.pos < len(p.src) && p.src[p.pos] != quote {
		if p.src[p.pos] == '&' {
			if r, next := decodeRef(p.src, p.pos); r != 0 {
				value.WriteRune(r)
				p.pos = next
				continue
			}
		}
		value.WriteByte(p.src[p.pos])
		p.pos++
	}
	p.pos = min(p.pos+1, len(p.src))
	return value.String(), nil
}

func isNameByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '-'
}

// decodeRef reads a character reference at src[pos] == '&'. It knows lt, gt, amp, quot and numbers; the
// semicolon is optional. Anything else gives 0 and stays in the text as typed, &nbsp; included.
func decodeRef(src string, pos int) (r rune, next int) {
	rest := src[pos+1:]
	if num, ok := strings.CutPrefix(rest, "#"); ok {
		return decodeNumber(num, pos+2)
	}
	end := 0
	for end < len(rest) && (rest[end]|0x20 >= 'a' && rest[end]|0x20 <= 'z') {
		end++
	}
	switch rest[:end] {
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "amp":
		r = '&'
	case "quot":
		r = '"'
	default:
		return 0, pos
	}
	return r, skipSemicolon(src, pos+1+end)
}

func decodeNumber(num string, at int) (r rune, next int) {
	base, digits, whole := 10, "0123456789", num
	if hex, ok := strings.CutPrefix(num, "x"); ok {
		base, digits, num = 16, "0123456789abcdefABCDEF", hex
	}
	end := len(num) - len(strings.TrimLeft(num, digits))
	n, err := strconv.ParseUint(num[:end], base, 32)
	used := len(whole) - len(num) + end
	if err != nil || n == 0 || n >= 0x10ffff || used+2 >= 10 || n >= 0xd800 && n <= 0xdfff {
		return 0, 0
	}
	return rune(n), skipSemicolon(whole, used) + at
}

func skipSemicolon(s string, i int) int {
	if i < len(s) && s[i] == ';' {
		return i + 1
	}
	return i
}
