package drawing

import (
	"fmt"

	"rsc.io/qr"
)

// quietZone is how many modules around a code stay empty (ISO/IEC 18004).
const quietZone = 4

// QR draws a code that says text, with the white it needs around it. A quarter of it may be damaged.
func (p *Page) QR(text string, x, y, size float32) error {
	code, err := qr.Encode(text, qr.Q)
	if err != nil {
		return fmt.Errorf("draw code: %w", err)
	}
	p.Rect(x, y, size, size, white())
	module := size / float32(code.Size+2*quietZone)
	drawn := fill{color: RGB(0x000000)}
	at := func(column, row int) point {
		return point{x + float32(column+quietZone)*module, y + float32(row+quietZone)*module}
	}
	for row := range code.Size {
		for column := 0; column < code.Size; column++ {
			from := column
			for code.Black(column, row) {
				column++
			}
			if column > from {
				drawn.path = append(drawn.path, box(at(from, row), at(column, row+1))...)
			}
		}
	}
	p.fills = append(p.fills, drawn)
	return nil
}

// box is the outline of a rectangle.
func box(a, b point) []step {
	return []step{
		{op: 'M', points: [3]point{a}},
		{op: 'L', points: [3]point{{b.x, a.y}}},
		{op: 'L', points: [3]point{b}},
		{op: 'L', points: [3]point{{a.x, b.y}}},
		{op: 'Z'},
	}
}

// QR gives a code as a picture of 1024 pixels, to be sent on or put into a page of one's own.
func QR(text string) ([]byte, error) {
	const size = 1024
	page, err := New(size, size, white())
	if err != nil {
		return nil, err
	}
	if err := page.QR(text, 0, 0, size); err != nil {
		return nil, err
	}
	return page.PNG(1)
}
