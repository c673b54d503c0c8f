package redistest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TLS starts a redis-server that speaks nothing but TLS, with a certificate by an authority that nobody else knows. It
// gives the URL and the file with the certificate of the authority. Without redis-server it does what Real does.
func TLS(t testing.TB) (url, authority string) {
	t.Helper()
	program, address := find(t), freeAddress(t)
	dir := t.TempDir()
	ca, caKey := certificate(t, nil, nil)
	cert, key := certificate(t, ca, caKey)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatalf("write key: %v", err)
	}
	file := func(name, kind string, der []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
			t.Fatalf("write %s: %v", name, err)
		}
		return path
	}
	authority = file("ca.pem", "CERTIFICATE", ca.Raw)
	_, port, _ := net.SplitHostPort(address)
	known := x509.NewCertPool()
	known.AddCert(ca)
	s := &Server{
		t: t, program: program, address: address, dir: dir, tls: &tls.Config{RootCAs: known, MinVersion: tls.VersionTLS12},
		options: []string{
			"--port", "0", "--tls-port", port, "--tls-ca-cert-file", authority, "--tls-auth-clients", "no",
			"--tls-cert-file", file("redis.pem", "CERTIFICATE", cert.Raw),
			"--tls-key-file", file("redis.key", "PRIVATE KEY", der),
		},
	}
	s.run()
	return "rediss://" + address, authority
}

// certificate makes a certificate for this machine, signed by an authority, or an authority where there is none.
func certificate(t testing.TB, by *x509.Certificate, byKey *ecdsa.PrivateKey) (*x509.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatalf("make key: %v", err)
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatalf("make serial number: %v", err)
	}
	template := &x509.Certificate{
		SerialNumber: serial, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if by == nil {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
		by, byKey = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, by, &key.PublicKey, byKey)
	if err != nil {
		t.Fatalf("sign certificate: %v", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatalf("read certificate: %v", err)
	}
	return cert, key
}
