package org.nasion.core.dicomweb;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasion.core.dicom.Tag;
import org.nasion.core.image.CephalogramLikeness;
import org.nasion.core.image.PersonNames;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * A client of an archive's DICOMweb services (PS3.18): QIDO-RS to find, WADO-RS to fetch, STOW-RS to store. Every
 * method blocks, honours cancel, and throws {@link ProblemException} with a {@code NAS-PACS-…} code; none of their
 * sentences names a patient.
 */
public final class DicomWebClient implements AutoCloseable {

    /** No more studies than these are asked for; more are told of and need a narrower query. */
    public static final int MOST_STUDIES = 200;

    private static final int MOST_IMAGES = 500;
    private static final long LIST_LIMIT = 16L << 20;
    private static final long PREVIEW_LIMIT = 16L << 20;
    private static final long FILM_LIMIT = 512L << 20;
    private static final Sentence ASKING = Sentence.of("progress.asking", "asking the archive");
    private static final Sentence FETCHING = Sentence.of("progress.fetching", "fetching the film");
    private static final String JSON = "application/dicom+json";
    private static final String DICOM = "multipart/related; type=\"application/dicom\"";

    /** What is received is held as it came, joined, and as the film in it, before that is read. */
    private static final long SHARE_OF_MEMORY = 4;

    private final Archive archive;
    private final long room;
    private final HttpClient client;

    /** @throws ProblemException NAS-PACS-CERTIFICATE where the archive's certificate file is none */
    public DicomWebClient(Archive archive) {
        this(archive, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /** @param room bytes of one answer that the program's memory has room for */
    DicomWebClient(Archive archive, long room) {
        this.archive = archive;
        this.room = room;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(archive.connecting())
                // Over plain HTTP the JDK would offer to change to HTTP/2, which some archives take for an error.
                .version(HttpClient.Version.HTTP_1_1)
                // Credentials go to the address that the user entered and nowhere else.
                .followRedirects(HttpClient.Redirect.NEVER);
        archive.certificate().ifPresent(file -> builder.sslContext(Trust.with(file)));
        this.client = builder.build();
    }

    /** Asks for one study, whichever: address, login, certificate and services are right if it returns. */
    public void test(Progress progress) {
        DicomJson.all(json("/studies?limit=1", progress, ASKING).body());
    }

    /**
     * The studies that match, newest first; at most {@link #MOST_STUDIES}.
     *
     * @return one more than that where there are more, so that the caller can say so
     */
    public List<FoundStudy> studies(StudyQuery query, Progress progress) {
        List<FoundStudy> found = new ArrayList<>();
        HttpResponse<byte[]> answer = json("/studies" + query.parameters(MOST_STUDIES + 1), progress, ASKING);
        for (DicomJson study : DicomJson.all(answer.body())) {
            found.add(new FoundStudy(
                    uid(study.text(Tag.STUDY_INSTANCE_UID)),
                    PersonNames.readable(study.text(Tag.PATIENT_NAME)),
                    study.text(Tag.PATIENT_ID),
                    study.date(Tag.PATIENT_BIRTH_DATE),
                    study.date(Tag.STUDY_DATE),
                    study.text(Tag.STUDY_DESCRIPTION),
                    study.joined(Tag.MODALITIES_IN_STUDY)));
        }
        found.sort(Comparator.comparing(FoundStudy::date).reversed().thenComparing(FoundStudy::patientName));
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_STUDIES + 1)));
    }

    /** The images of a study, those that are most likely lateral cephalograms first. Reports and the like are left out. */
    public List<FoundImage> images(String studyUid, Progress progress) {
        String path = "/studies/" + uid(studyUid) + "/instances?includefield=Modality&includefield=SeriesDescription"
                + "&includefield=BodyPartExamined&includefield=ViewPosition&includefield=PositionerType&includefield=ImageType"
                + "&includefield=Rows&includefield=Columns&includefield=ContentDate&includefield=StudyDescription&limit="
                + MOST_IMAGES;
        List<FoundImage> found = new ArrayList<>();
        for (DicomJson image : DicomJson.all(json(path, progress, ASKING).body())) {
            String modality = image.text(Tag.MODALITY);
            if (CephalogramLikeness.isNoPicture(modality)) {
                continue;
            }
            int likeness = CephalogramLikeness.of(image::text);
            String date =
                    image.date(Tag.CONTENT_DATE).isEmpty() ? image.date(Tag.STUDY_DATE) : image.date(Tag.CONTENT_DATE);
            found.add(new FoundImage(
                    studyUid,
                    uid(image.text(Tag.SERIES_INSTANCE_UID)),
                    uid(image.text(Tag.SOP_INSTANCE_UID)),
                    modality,
                    image.text(Tag.SERIES_DESCRIPTION),
                    date,
                    image.number(Tag.COLUMNS),
                    image.number(Tag.ROWS),
                    likeness));
        }
        found.sort(Comparator.comparingInt(FoundImage::likeness).reversed());
        return List.copyOf(found);
    }

    /** The file of an image as the archive keeps it, or in an encoding that it can make. */
    public byte[] film(FoundImage image, Progress progress) {
        HttpResponse<byte[]> answer =
                send(get(path(image), DICOM + "; transfer-syntax=*"), FILM_LIMIT, progress, FETCHING);
        if (answer.statusCode() == 406 || answer.statusCode() == 400) {
            // Not every archive knows the wish for the stored encoding.
            answer = send(get(path(image), DICOM), FILM_LIMIT, progress, FETCHING);
        }
        require(answer);
        String type = type(answer);
        if (!MultipartRelated.isMultipart(type)) {
            if (type.startsWith("application/dicom") && !type.startsWith(JSON)) {
                return answer.body();
            }
            throw PacsProblems.answer();
        }
        List<byte[]> parts = MultipartRelated.parts(type, answer.body());
        if (parts.size() != 1 || parts.getFirst().length == 0) {
            throw PacsProblems.answer();
        }
        return parts.getFirst();
    }

    /**
     * A small picture of an image as JPEG; empty where the archive makes none.
     *
     * @param size px, of the longer side
     */
    public Optional<byte[]> preview(FoundImage image, int size, Progress progress) {
        HttpResponse<byte[]> answer = send(
                get(path(image) + "/rendered?viewport=" + size + "," + size, "image/jpeg"),
                PREVIEW_LIMIT,
                progress,
                Sentence.of("progress.preview", "fetching a preview"));
        return answer.statusCode() == 200 && type(answer).startsWith("image/")
                ? Optional.of(answer.body())
                : Optional.empty();
    }

    /**
     * Stores objects, all in one request.
     *
     * @param objects whole DICOM files
     * @throws ProblemException NAS-PACS-REFUSED where the archive did not take all of them; those that it took stay there
     */
    public StoreOutcome store(List<byte[]> objects, Progress progress) {
        MultipartRelated.Body body = MultipartRelated.of(objects);
        Exchange exchange =
                new Exchange(client, archive.silence(), room, progress, Sentence.of("progress.storing", "storing"));
        HttpRequest request = request("/studies")
                .header("Content-Type", body.contentType())
                .header("Accept", JSON)
                .POST(objects.isEmpty() ? BodyPublishers.noBody() : exchange.publisher(body.pieces()))
                .build();
        HttpResponse<byte[]> answer = exchange.run(request, LIST_LIMIT);
        int status = answer.statusCode();
        if (status != 200 && status != 202 && status != 409) {
            require(answer);
        }
        int stored = 0;
        int warnings = 0;
        int failed = 0;
        int why = 0;
        for (DicomJson set : isJson(answer) ? DicomJson.all(answer.body()) : List.<DicomJson>of()) {
            for (DicomJson item : set.items(Tag.REFERENCED_SOP_SEQUENCE)) {
                stored++;
                warnings += item.text(Tag.WARNING_REASON).isEmpty() ? 0 : 1;
            }
            for (DicomJson item : set.items(Tag.FAILED_SOP_SEQUENCE)) {
                failed++;
                why = item.number(Tag.FAILURE_REASON);
            }
        }
        if (failed > 0 || status == 409) {
            throw failed == 0
                    ? new ProblemException(
                            "NAS-PACS-REFUSED", "The archive did not take {0} of {1} objects.", 1, objects.size())
                    : new ProblemException(
                            "NAS-PACS-REFUSED.why",
                            "The archive did not take {0} of {1} objects: {2} ({3}).",
                            failed,
                            objects.size(),
                            reason(why),
                            String.format(Locale.ROOT, "%04X", why & 0xFFFF));
        }
        if (stored < objects.size()) {
            throw PacsProblems.answer();
        }
        return new StoreOutcome(stored, warnings);
    }

    /** PS3.18 table I.2-2 and PS3.4 annex B. */
    private static Sentence reason(int code) {
        return switch (code & 0xFF00) {
            case 0xA700 -> Sentence.of("value.noRoom", "it has no room");
            case 0xA900 -> Sentence.of("value.notTheirKind", "they do not fit their kind");
            case 0xC000 -> Sentence.of("value.notUnderstood", "it cannot understand them");
            default ->
                switch (code) {
                    case 0x0110 -> Sentence.of("value.failed", "it failed to process them");
                    case 0x0111 -> Sentence.of("value.hasThem", "it has them already");
                    case 0x0122 -> Sentence.of("value.notOfKind", "it does not take objects of this kind");
                    case 0x0124 -> Sentence.of("value.mayNot", "its user may not store");
                    default -> Sentence.of("value.noReason", "it gives no reason that is known");
                };
        };
    }

    private HttpResponse<byte[]> json(String path, Progress progress, Sentence doing) {
        HttpResponse<byte[]> answer = send(get(path, JSON), LIST_LIMIT, progress, doing);
        require(answer);
        if (answer.statusCode() != 204 && answer.body().length > 0 && !isJson(answer)) {
            throw PacsProblems.answer();
        }
        return answer;
    }

    private HttpResponse<byte[]> send(HttpRequest request, long limit, Progress progress, Sentence doing) {
        return new Exchange(client, archive.silence(), room, progress, doing).run(request, limit);
    }

    private HttpRequest get(String path, String accept) {
        return request(path).header("Accept", accept).GET().build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(archive.resolve(path));
        archive.credentials().header().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static void require(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw PacsProblems.of(answer.statusCode());
        }
    }

    private static boolean isJson(HttpResponse<byte[]> answer) {
        return type(answer).contains("json");
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String path(FoundImage image) {
        return "/studies/" + uid(image.studyUid()) + "/series/" + uid(image.seriesUid()) + "/instances/"
                + uid(image.instanceUid());
    }

    /** Identifiers become parts of addresses: nothing but digits and dots may. */
    private static String uid(String stated) {
        if (!stated.matches("[0-9.]{1,64}")) {
            throw PacsProblems.answer();
        }
        return stated;
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
