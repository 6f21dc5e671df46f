package org.nasion.core.dicomweb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.nasion.core.storage.RegularFile;

/** Whom a secure connection trusts: the system's authorities and an archive's own certificate. */
final class Trust {

    private static final int LARGEST_FILE = 4 << 20;

    private Trust() {}

    /** @throws org.nasion.core.problem.ProblemException NAS-PACS-CERTIFICATE where the file is none */
    static SSLContext with(Path certificates) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : read(certificates)) {
                trusted.setCertificateEntry("archive-" + number++, certificate);
            }
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager system) {
                    for (X509Certificate authority : system.getAcceptedIssuers()) {
                        trusted.setCertificateEntry("system-" + number++, authority);
                    }
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw PacsProblems.certificate();
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, CertificateException {
        byte[] bytes = RegularFile.read(file, LARGEST_FILE)
                .orElseThrow(() -> new CertificateException("more than anybody trusts"));
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (certificates.isEmpty()) {
            throw new CertificateException("none");
        }
        return certificates;
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
