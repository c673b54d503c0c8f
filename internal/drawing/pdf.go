package drawing

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"unicode/utf16"
)

// PDF gives the page as a file to be printed (PDF 1.4, ISO 32000-1). Letters are outlines: every printer has them, but
// they cannot be searched or read aloud, so the title should say what the page is.
func (p *Page) PDF(title, lang string) ([]byte, error) {
	var drawn, content bytes.Buffer
	for _, f := range p.fills {
		fmt.Fprintf(&drawn, "%.3f %.3f %.3f rg\n", share(f.color.R), share(f.color.G), share(f.color.B))
		p.writePath(&drawn, f.path)
		drawn.WriteString("f\n")
	}
	packed := zlib.NewWriter(&content)
	if _, err := packed.Write(drawn.Bytes()); err != nil {
		return nil, fmt.Errorf("pack page: %w", err)
	}
	if err := packed.Close(); err != nil {
		return nil, fmt.Errorf("pack page: %w", err)
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/Lang(" + lang + ")/ViewerPreferences<</DisplayDocTitle true>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Resources<<>>/Contents 4 0 R>>", p.Width, p.Height),
		fmt.Sprintf("<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream", content.Len(), content.Bytes()),
		"<</Title<" + hexText(title) + ">>>",
	}
	var file bytes.Buffer
	file.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var table bytes.Buffer
	for i, object := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n%s", len(objects)+1, table.Bytes())
	fmt.Fprintf(&file, "trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return file.Bytes(), nil
}

// writePath writes an outline. PDF knows no curves with one control point, and its axis points up.
func (p *Page) writePath(to *bytes.Buffer, path []step) {
	var at point
	put := func(op string, points ...point) {
		for _, q := range points {
			fmt.Fprintf(to, "%.2f %.2f ", q.x, p.Height-q.y)
		}
		to.WriteString(op + "\n")
	}
	for _, s := range path {
		a, b, c := s.points[0], s.points[1], s.points[2]
		switch s.op {
		case 'M':
			put("m", a)
			at = a
		case 'L':
			put("l", a)
			at = a
		case 'Q':
			put("c", toward(at, a), toward(b, a), b)
			at = b
		case 'C':
			put("c", a, b, c)
			at = c
		case 'Z':
			put("h")
		}
	}
}

// toward is the control point of a cubic curve that goes like a quadratic one with the control point q.
func toward(p, q point) point { return point{p.x + (q.x-p.x)*2/3, p.y + (q.y-p.y)*2/3} }

func share(c uint8) float32 { return float32(c) / 255 }

// hexText is how a text of any language is written in a PDF: UTF-16 with its mark.
func hexText(s string) string {
	var hex bytes.Buffer
	hex.WriteString("FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	return hex.String()
}
