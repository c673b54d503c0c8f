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

// PNG gives the poster as a picture of scale pixels a point.
func (s Poster) PNG(scale float32) ([]byte, error) {
	page, err := s.page()
	if err != nil {
		return nil, err
	}
	return page.PNG(scale)
}

func (s Poster) page() (*Page, error) {
	const code, border, foot = 220, 44, 40
	p, err := New(a4Width, a4Height, white())
	if err != nil {
		return nil, err
	}
	first := s.Blocks[0]
	head := first.head(p, false, border)
	p.Rect(0, 0, a4Width, head+2*border-14, accent())
	y := float32(border)
	y += first.head(p, true, y) + border
	p.Round((a4Width-code)/2-12, y, code+24, code+24, 18, pale())
	if err := p.QR(s.Link, (a4Width-code)/2, y+12, code); err != nil {
		return nil, err
	}
	y += code + 24 + 10
	y += p.Write(Text{
		Words: first.Call, Lang: first.Lang, RTL: first.RTL, Size: 17, Bold: true, Color: ink(),
		X: border, Y: y, Width: a4Width - 2*border, Align: Middle,
	}) + 18
	s.others(p, y, a4Height-foot-y)
	p.Rect(0, a4Height-foot, a4Width, foot, pale())
	p.Write(Text{
		Words: s.Owner, Lang: first.Lang, RTL: first.RTL, Size: 11, Color: ink(),
		X: border, Y: a4Height - foot + 12, Width: a4Width - 2*border, Align: Middle,
	})
	return p, nil
}

// head writes, or only measures, what the poster is about in the first language.
func (b Block) head(p *Page, write bool, y float32) (height float32) {
	const border = 44
	put := func(words string, size float32, bold bool, c Color) {
		t := Text{
			Words: words, Lang: b.Lang, RTL: b.RTL, Size: size, Bold: bold, Color: c,
			X: border, Y: y + height, Width: a4Width - 2*border,
		}
		if words == "" {
			return
		}
		if !write {
			_, took := p.Measure(t)
			height += took
			return
		}
		height += p.Write(t)
	}
	put(b.Title, 38, true, white())
	put(b.When, 18, false, white())
	return height
}

// others writes the other languages, two beside each other, as large as all of them fit.
func (s Poster) others(p *Page, y, room float32) {
	const border, gap = 44, 26
	rest := s.Blocks[1:]
	width := (a4Width - 2*border - gap) / float32(2)
	if len(rest) == 1 {
		width = a4Width - 2*border
	}
	for size := float32(20); size >= 6; size -= 0.5 {
		if grid(p, rest, false, y, width, gap, size) <= room-10 || size == 6 {
			grid(p, rest, true, y, width, gap, size)
			return
		}
	}
}

// grid writes, or only measures, blocks of two columns in letters of this size.
func grid(p *Page, blocks []Block, write bool, y, width, gap, size float32) (height float32) {
	const border = 44
	row := float32(0)
	for i, b := range blocks {
		x, top := border+float32(i%2)*(width+gap), height
		put := func(words string, size float32, bold bool, c Color) {
			t := Text{Words: words, Lang: b.Lang, RTL: b.RTL, Size: size, Bold: bold, Color: c, X: x, Y: y + top, Width: width}
			if words == "" {
				return
			}
			if !write {
				_, took := p.Measure(t)
				top += took
				return
			}
			top += p.Write(t)
		}
		if write {
			p.Rect(x, y+height, width, 1.5, pale())
		}
		top += 5
		put(b.Title, size, true, accent())
		put(b.When, size*0.72, false, ink())
		put(b.Call, size*0.72, false, faint())
		row = max(row, top-height)
		if i%2 == 1 || i == len(blocks)-1 {
			height, row = height+row+size*0.5, 0
		}
	}
	return height
}
