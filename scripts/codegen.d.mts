export declare function generateTypedDocuments(): Promise<void>;
export declare const trustedDocumentsFile: string;
