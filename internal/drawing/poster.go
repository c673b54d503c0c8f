package drawing

// Poster is a page of A4 to hang up: what it is about in several languages, the first of them large, and a code.
type Poster struct {
	Link   string
	Blocks []Block
	Owner  string // who hangs it up
}

// Block is what the poster says in one language.
type Block struct {
	Lang              string // IETF tag
	RTL               bool
	Title, When, Call string // When may be empty
}

// A4 in points (ISO 216).
const (
	a4Width  = 595.28
	a4Height = 841.89
)

func accent() Color { return RGB(0x0b4f6c) }
func pale() Color   { return RGB(0xd7e8ef) }

// PDF gives the poster as a file to be printed.
func (s Poster) PDF() ([]byte, error) {
	page, err := s.page()
	if err != nil {
		return nil, err
	}
	return page.PDF(s.Blocks[0].Title, s.Blocks[0].Lang)
}

// The measures of a poster, in points.
const (
	border = 44
	foot   = 40
	column = (a4Width - 2*border - gutter) / 2
	gutter = 26
)

// layout says how large the parts of a poster are, in points.
type layout struct {
	title  float32 // letters of the first language; what stands below is smaller in proportion
	code   float32
	others float32 // letters of the other languages
}

// readable is how large the letters of the other languages are at least, as long as the rest can give way.
const readable = 13

// layout makes code and title as large as leaves room for the other languages. Where even the smallest leave too
// little, those become smaller.
func (s Poster) layout(p *Page) layout {
	const steps = 12
	var l layout
	var room float32
	for i := range steps + 1 {
		given := float32(i) / steps
		l = layout{title: 48 - 28*given, code: 400 - 250*given, others: readable}
		room = a4Height - foot - 10 - s.top(p, l, false)
		if s.grid(p, l.others, false, 0) <= room {
			break
		}
	}
	for l.others = 22; l.others > 5 && s.grid(p, l.others, false, 0) > room; {
		l.others -= 0.5
	}
	return l
}

func (s Poster) page() (*Page, error) {
	p, err := New(a4Width, a4Height, white())
	if err != nil {
		return nil, err
	}
	l := s.layout(p)
	y := s.top(p, l, true)
	if err := p.QR(s.Link, (a4Width-l.code)/2, s.codeTop(p, l), l.code); err != nil {
		return nil, err
	}
	s.grid(p, l.others, true, y)
	p.Rect(0, a4Height-foot, a4Width, foot, pale())
	p.Write(Text{
		Words: s.Owner, Lang: s.Blocks[0].Lang, RTL: s.Blocks[0].RTL, Size: 11, Color: ink(),
		X: border, Y: a4Height - foot + 12, Width: a4Width - 2*border, Align: Middle,
	})
	return p, nil
}

// codeTop is how far from above the code begins.
func (s Poster) codeTop(p *Page, l layout) float32 {
	return s.Blocks[0].head(p, l.title, false) + 2*border + 12
}

// top writes, or only measures, all that stands above the other languages.
func (s Poster) top(p *Page, l layout, write bool) (height float32) {
	first, y := s.Blocks[0], s.codeTop(p, l)
	call := Text{
		Words: first.Call, Lang: first.Lang, RTL: first.RTL, Size: 17, Bold: true, Color: ink(),
		X: border, Y: y + l.code + 22, Width: a4Width - 2*border, Align: Middle,
	}
	if write {
		p.Rect(0, 0, a4Width, y-26, accent())
		first.head(p, l.title, true)
		p.Round((a4Width-l.code)/2-12, y-12, l.code+24, l.code+24, 18, pale())
		p.Write(call)
	}
	_, took := p.Measure(call)
	return call.Y + took + 16
}

// head writes, or only measures, what the poster is about in the first language.
func (b Block) head(p *Page, size float32, write bool) (height float32) {
	return p.stack(write, border, border, a4Width-2*border, b,
		part{b.Title, size, true, white()}, part{b.When, max(size*0.47, 13), false, white()})
}

// part is some words of a block.
type part struct {
	words string
	size  float32
	bold  bool
	color Color
}

// stack writes, or only measures, parts of a block below each other; empty ones take no room.
func (p *Page) stack(write bool, x, y, width float32, b Block, parts ...part) (height float32) {
	for _, part := range parts {
		if part.words == "" {
			continue
		}
		t := Text{
			Words: part.words, Lang: b.Lang, RTL: b.RTL, Size: part.size, Bold: part.bold, Color: part.color,
			X: x, Y: y + height, Width: width,
		}
		if write {
			height += p.Write(t)
		} else {
			_, took := p.Measure(t)
			height += took
		}
	}
	return height
}

// grid writes, or only measures, the other languages from y on in letters of this size: two beside each other, one
// alone over the whole width.
func (s Poster) grid(p *Page, size float32, write bool, y float32) (height float32) {
	rest, width, row := s.Blocks[1:], float32(column), float32(0)
	if len(rest) == 1 {
		width = a4Width - 2*border
	}
	for i, b := range rest {
		x, top := border+float32(i%2)*(width+gutter), y+height
		if write {
			p.Rect(x, top, width, 1.5, pale())
		}
		took := 5 + p.stack(write, x, top+5, width, b,
			part{b.Title, size, true, accent()}, part{b.When, size * 0.72, false, ink()},
			part{b.Call, size * 0.72, false, faint()})
		row = max(row, took)
		if i%2 == 1 || i == len(rest)-1 {
			height, row = height+row+size*0.5, 0
		}
	}
	return height
}
