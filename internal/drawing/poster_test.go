package drawing

import (
	"bytes"
	"compress/zlib"
	"image"
	_ "image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

const link = "https://t.me/kiezbot?start=ev_kiezfruehstueck-2027-03-10"

// read gives what the code in a picture says.
func read(t *testing.T, picture []byte) string {
	t.Helper()
	decoded, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(decoded)
	if err != nil {
		t.Fatal(err)
	}
	said, err := qrcode.NewQRCodeReader().Decode(bits, nil)
	if err != nil {
		t.Fatalf("no code to be read: %v", err)
	}
	return said.GetText()
}

// pictureOf draws a poster with a pixel a point, so that a test can look at it.
func pictureOf(s Poster) ([]byte, error) {
	page, err := s.page()
	if err != nil {
		return nil, err
	}
	return page.PNG(1)
}

func TestCodeCanBeRead(t *testing.T) {
	t.Parallel()
	picture, err := QR(link)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code says %q", got)
	}
}

// breakfast is a poster in all scripts.
func breakfast() Poster {
	return Poster{Link: link, Owner: "Stadtteilkoordination Lichtenberg Mitte", Blocks: []Block{
		{Lang: "de", Title: "Kiezfrühstück", When: "Mittwoch, 10. März 2027, 18:00 Uhr\nLibezem, Rhinstraße 9", Call: "Code scannen und den Kiezbot fragen."},
		{Lang: "en", Title: "Neighbourhood breakfast", When: "Wednesday, 10 March 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Scan the code and ask the Kiezbot."},
		{Lang: "vi", Title: "Bữa sáng khu phố", When: "Thứ Tư, 10 tháng 3 năm 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Quét mã và hỏi Kiezbot."},
		{Lang: "ru", Title: "Соседский завтрак", When: "среда, 10 марта 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Отсканируйте код и спросите Kiezbot."},
		{Lang: "uk", Title: "Сусідський сніданок", When: "середа, 10 березня 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Скануйте код і запитайте Kiezbot."},
		{Lang: "ar", RTL: true, Title: "فطور الحي", When: "الأربعاء، 10 مارس 2027، الساعة 18:00\nLibezem, Rhinstraße 9", Call: "امسحوا الرمز واسألوا Kiezbot."},
		{Lang: "fa", RTL: true, Title: "صبحانهٔ محله", When: "چهارشنبه، 10 مارس 2027، ساعت 18:00\nLibezem, Rhinstraße 9", Call: "کد را اسکن کنید و از Kiezbot بپرسید."},
		{Lang: "tr", Title: "Mahalle kahvaltısı", When: "10 Mart 2027 Çarşamba, 18:00\nLibezem, Rhinstraße 9", Call: "Kodu okutun ve Kiezbot’a sorun."},
		{Lang: "pl", Title: "Śniadanie sąsiedzkie", When: "środa, 10 marca 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Zeskanuj kod i zapytaj Kiezbota."},
	}}
}

// printed draws what stands in a PDF, as a printer does: its outlines, one over the other.
func printed(t *testing.T, pdf []byte) []byte {
	t.Helper()
	_, packed, _ := bytes.Cut(pdf, []byte("stream\n"))
	unpacked, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	page, now := &Page{Width: a4Width, Height: a4Height}, fill{}
	ops := map[string]byte{"m": 'M', "l": 'L', "c": 'C', "h": 'Z'}
	for line := range strings.Lines(string(drawn)) {
		words := strings.Fields(line)
		op, numbers := words[len(words)-1], make([]float32, len(words)-1)
		for i, word := range words[:len(numbers)] {
			n, err := strconv.ParseFloat(word, 32)
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			numbers[i] = float32(n)
		}
		switch op {
		case "rg":
			now = fill{color: Color{R: uint8(numbers[0]*255 + 0.5), G: uint8(numbers[1]*255 + 0.5), B: uint8(numbers[2]*255 + 0.5), A: 255}}
		case "f":
			page.fills = append(page.fills, now)
		default:
			next := step{op: ops[op]}
			for i := range len(numbers) / 2 {
				next.points[i] = point{numbers[2*i], a4Height - numbers[2*i+1]}
			}
			now.path = append(now.path, next)
		}
	}
	picture, err := page.PNG(1)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// The code of the page can be read as it is printed, from what the PDF says and by a program that shows such files.
func TestPosterCanBeReadFromThePage(t *testing.T) {
	t.Parallel()
	poster := breakfast()
	pdf, err := poster.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := poster.PDF(); err != nil || !bytes.Equal(pdf, again) {
		t.Errorf("made again the page differs, %v", err)
	}
	picture, err := pictureOf(poster)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code of the picture says %q", got)
	}
	if got := read(t, printed(t, pdf)); got != link {
		t.Errorf("the code of the page says %q", got)
	}
	dir := t.TempDir()
	if at := os.Getenv("KIEZBOT_PICTURES"); at != "" { // to look at
		dir = at
	}
	file := filepath.Join(dir, "poster.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Log("no pdftoppm here: no other program looked at the page")
		return
	}
	out := filepath.Join(dir, "poster")
	if said, err := exec.CommandContext(t.Context(), "pdftoppm", "-r", "100", "-png", "-singlefile", file, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	page, err := os.ReadFile(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, page); got != link {
		t.Errorf("the code of the page, shown by pdftoppm, says %q", got)
	}
}

// German alone, and words that are too long for a line, are a page too.
func TestPosterInOneLanguage(t *testing.T) {
	t.Parallel()
	poster := Poster{Link: link, Blocks: []Block{{Lang: "de", Title: "Nachbarschaftsfreiwilligenkoordinationsfrühstück", Call: "Fragen?"}}}
	picture, err := pictureOf(poster)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code says %q", got)
	}
}

// However long the words are, and in however many languages, everything stands above the foot of the page, and the code
// can be read.
func TestLongPosterStaysOnItsPage(t *testing.T) {
	t.Parallel()
	poster := breakfast()
	for i := range poster.Blocks {
		poster.Blocks[i].Title = "Großes Sommerfest der Nachbarschaft im Hof der KultSchule mit Musik, Kinderprogramm und einem Buffet zum Mitbringen"
		poster.Blocks[i].When += ", Saal im zweiten Obergeschoss, bitte den Eingang vom Hof benutzen"
	}
	page, err := New(a4Width, a4Height, white())
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= len(poster.Blocks); n++ {
		some := poster
		some.Blocks = poster.Blocks[:n]
		l := some.layout(page)
		if end := some.top(page, l, false) + some.grid(page, l.others, false, 0); end > a4Height-foot {
			t.Errorf("in %d languages it ends at %.0f: %+v", n, end, l)
		}
		if n <= 5 && l.others < readable {
			t.Errorf("in %d languages the letters have %.1f points", n, l.others)
		}
	}
	picture, err := pictureOf(poster)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code says %q", got)
	}
}
